namespace LeanBot.Core;

public abstract record StripeObject(string Id);
