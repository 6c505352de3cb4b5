namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>Every resource that this Stripe serves.</summary>
internal static class AllResources
{
    public static StripeRoutes Routes()
    {
        var routes = new StripeRoutes();
        ProductResource.AddTo(routes);
        PriceResource.AddTo(routes);
        CouponResource.AddTo(routes);
        PromotionCodeResource.AddTo(routes);
        PaymentLinkResource.AddTo(routes);
        SessionResource.AddTo(routes);
        CustomerResource.AddTo(routes);
        PaymentMethodResource.AddTo(routes);
        SubscriptionResource.AddTo(routes);
        PlanChangeResource.AddTo(routes);
        ScheduleResource.AddTo(routes);
        InvoiceResource.AddTo(routes);
        PaymentResource.AddTo(routes);
        PortalResource.AddTo(routes);
        WebhookEndpointResource.AddTo(routes);
        AccountResource.AddTo(routes);
        return routes;
    }
}
