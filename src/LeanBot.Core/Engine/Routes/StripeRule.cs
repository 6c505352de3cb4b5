namespace LeanBot.Core;

/// <summary>What a type of Stripe event means. One rule a type.</summary>
public abstract class StripeRule
{
    /// <summary>Stripe's own name, such as <c>invoice.paid</c>.</summary>
    public abstract string EventType { get; }

    internal abstract Type ObjectType { get; }
    internal abstract void Apply(Turn turn, StripeEvent happened);
}

public abstract class StripeRule<TObject> : StripeRule where TObject : StripeObject
{
    internal sealed override Type ObjectType => typeof(TObject);
    protected abstract void Apply(Turn turn, StripeEvent happened, TObject subject);

    internal sealed override void Apply(Turn turn, StripeEvent happened) =>
        Apply(turn, happened, (TObject)happened.Object!);
}
