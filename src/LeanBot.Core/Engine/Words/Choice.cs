using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>One inline button.</summary>
public abstract record Choice(string Label)
{
    /// <summary>It leads back to where its reader came from. It matters where a message is drawn, so it is
    /// not kept.</summary>
    [JsonIgnore]
    public bool IsBack { get; private init; }

    public Choice AsBack() => this with { IsBack = true };

    /// <summary>Runs the <see cref="Button"/> of that route with the argument.</summary>
    public sealed record Press(string Label, string Route, string Argument) : Choice(Label);

    /// <summary>Opens a page or a chat.</summary>
    public sealed record Link(string Label, string Url) : Choice(Label);
}
