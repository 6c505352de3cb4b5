using System.Globalization;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>A Telegram user's numeric id: up to 52 significant bits, never changes, unlike the
/// username.</summary>
[JsonConverter(typeof(MemberIdJson))]
public readonly record struct MemberId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null where the text is not a positive number.</summary>
    public static MemberId? TryFrom(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? new MemberId(value)
            : null;
}
