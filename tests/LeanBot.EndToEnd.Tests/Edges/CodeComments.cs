using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>What the code says of a record and its fields, for whoever writes the file that it is read
/// from.</summary>
internal static partial class CodeComments
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(Core.Engine).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>Null where nothing is said.</summary>
    public static string? Of(JsonSchemaExporterContext context)
    {
        if (context.PropertyInfo is not { } property) return Summary($"T:{context.TypeInfo.Type.FullName}");
        var type = property.DeclaringType;
        var name = type.GetProperties().First(one => one.Name.Equals(
            property.Name, StringComparison.OrdinalIgnoreCase)).Name;
        var parameter = Members.GetValueOrDefault($"T:{type.FullName}")?.Elements("param")
            .FirstOrDefault(one => one.Attribute("name")!.Value == name);
        return parameter is not null ? Words(parameter) : Summary($"P:{type.FullName}.{name}");
    }

    private static string? Summary(string member) =>
        Members.GetValueOrDefault(member)?.Element("summary") is { } summary ? Words(summary) : null;

    private static string Words(XElement comment) => Spaces().Replace(comment.Value, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
