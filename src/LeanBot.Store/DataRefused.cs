namespace LeanBot.Store;

/// <summary>The data folder cannot be served as it is. The message says what is wrong, where, and what to do;
/// nothing in the folder was changed.</summary>
public abstract class DataRefused(string message, Exception? inner = null) : Exception(message, inner);
