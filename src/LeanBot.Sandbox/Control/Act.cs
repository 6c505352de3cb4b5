namespace LeanBot.Sandbox;

/// <summary>
/// What can't be done in the world, with the words and the status that the control API answers.
/// </summary>
internal sealed class Act(int status, string message) : Exception(message)
{
    public int Status => status;

    public static Act Wrong(string what) => new(400, what);

    public static Act Forbidden(string what) => new(403, what);

    public static Act NotFound(string what) => new(404, what);

    public static Act Impossible(string what) => new(409, what);
}
