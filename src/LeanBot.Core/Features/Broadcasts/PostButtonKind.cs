namespace LeanBot.Core.Features.Broadcasts;

public enum PostButtonKind
{
    /// <summary>Opens a page. Telegram tells nobody who pressed it.</summary>
    Link,

    /// <summary>Opens the buying of a plan.</summary>
    Plan,

    /// <summary>Brings a promo code, as the link <c>?start=promo_CODE</c> does.</summary>
    Promo,
}
