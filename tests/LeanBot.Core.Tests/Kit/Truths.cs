using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Removals;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests;

/// <summary>What holds in every town, whatever happened in it.</summary>
internal static class Truths
{
    public static bool AllThatIsPaidIsKnown(StripeStandIn stripe, IReader state)
    {
        Assert.Equal(
            stripe.PaidInvoices.Order(),
            state.All<Payment>().Select(payment => payment.InvoiceId).Order());
        return true;
    }

    public static void EachPaymentGivesOnce(IReader state) => Assert.Equal(
        state.All<Payment>().Select(payment => payment.Id).Order(),
        state.All<Grant>().Select(grant => grant.Id).Order());

    /// <summary>Where the bot can't act it is not permitted to let anybody out.</summary>
    public static void NobodyIsInsideWithoutARight(TelegramStandIn telegram, Config config, IReader state)
    {
        var inside = telegram.Inside
            .Where(one => !telegram.IsDown && !telegram.WithoutRights.Contains(one.Chat))
            .Where(one => !telegram.MayNotBanIn.Contains(one.Chat))
            .Where(one => !telegram.Administrators.Contains(one) && !IsHeld(state, one.Member));
        foreach (var (chat, member) in inside)
        {
            var channel = config.Channels.Single(channel => telegram.Now(channel.ChatId) == chat);
            Assert.True(
                MayBeIn(state, config, member, channel.Id),
                $"{member} is inside {channel.Title} without a right.");
        }
    }

    private static bool MayBeIn(IReader state, Config config, MemberId member, ChannelId channel) =>
        state.Get<Access>(Access.KeyOf(member, channel))?.IsGuest == true
        || state.Get<Ban>(member.ToString()) is null && state.Find(Subscription.ByMember, member.ToString())
            .Where(held => held.GivesAccess)
            .Select(held => config.Plans.SingleOrDefault(plan => plan.Id == held.Plan))
            .Any(plan => plan?.Channels.Contains(channel) != false);

    /// <summary>Too many would be let out at once: they wait for an admin.</summary>
    private static bool IsHeld(IReader state, MemberId member) =>
        state.All<HeldRemoval>().Any(held => held.Member == member);
}
