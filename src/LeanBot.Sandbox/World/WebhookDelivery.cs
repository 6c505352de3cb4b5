namespace LeanBot.Sandbox;

/// <summary>One attempt to deliver an event, signed for now.</summary>
public sealed record WebhookDelivery(string Account, long Number, Uri Url, string Body, string Signature);
