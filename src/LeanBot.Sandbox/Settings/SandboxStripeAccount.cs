namespace LeanBot.Sandbox;

/// <summary>A Stripe account with its secret key and the signing secret of its webhook endpoint.</summary>
public sealed record SandboxStripeAccount(string Name, string Key, string WebhookSecret);
