using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Stripe;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ErrorJson))]
[JsonSerializable(typeof(IdJson))]
[JsonSerializable(typeof(ListJson<IdJson>))]
[JsonSerializable(typeof(AnyJson))]
[JsonSerializable(typeof(ProductJson))]
[JsonSerializable(typeof(ListJson<PortalJson>))]
[JsonSerializable(typeof(ListJson<WebhookEndpointJson>))]
[JsonSerializable(typeof(PriceJson))]
[JsonSerializable(typeof(ListJson<PriceJson>))]
[JsonSerializable(typeof(ListJson<JsonElement>))]
[JsonSerializable(typeof(PageJson))]
[JsonSerializable(typeof(EventJson))]
[JsonSerializable(typeof(SessionJson))]
[JsonSerializable(typeof(CustomerJson))]
[JsonSerializable(typeof(InvoiceJson))]
[JsonSerializable(typeof(ListJson<InvoiceJson>))]
[JsonSerializable(typeof(SubscriptionJson))]
[JsonSerializable(typeof(DisputeJson))]
[JsonSerializable(typeof(ChargeJson))]
[JsonSerializable(typeof(PaymentIntentJson))]
[JsonSerializable(typeof(PreviewJson))]
[JsonSerializable(typeof(PaymentMethodJson))]
[JsonSerializable(typeof(ListJson<ChargedByJson>))]
[JsonSerializable(typeof(ScheduleJson))]
[JsonSerializable(typeof(RefundJson))]
[JsonSerializable(typeof(ListJson<RefundJson>))]
[JsonSerializable(typeof(ListJson<DisputeJson>))]
[JsonSerializable(typeof(ListJson<InvoicePaymentJson>))]
internal sealed partial class StripeJson : JsonSerializerContext;
