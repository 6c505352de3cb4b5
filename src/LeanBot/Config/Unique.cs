namespace LeanBot.Configuration;

/// <summary>Notes values that may not be there twice.</summary>
internal static class Unique
{
    public static void Check(IEnumerable<(Node Node, string Value)> values)
    {
        foreach (var same in values.Where(value => value.Node.IsThere).GroupBy(value => value.Value))
        {
            foreach (var (node, value) in same.Skip(1))
                node.Wrong($"is «{value}», which another one is already");
        }
    }
}
