using LeanBot.Core;
using LeanBot.Core.Features.Payments;
using LeanBot.Store;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>What a data folder holds, when nobody uses it.</summary>
internal static class Books
{
    private static readonly Schema Schema = new(typeof(Engine).Assembly);

    /// <summary>Opens it as the next start does, and looks for all that was acknowledged: each event is
    /// registered and its payment stands in the books, and there is no payment without its event.</summary>
    public static void Check(string folder, IReadOnlyCollection<Hook> acknowledged)
    {
        using (var storage = FileStorage.Open(folder, Schema))
        {
            var store = new StateStore(Schema, storage);
            var events = store.View(read => read.All<ProcessedEvent>().Select(one => one.Cause).ToHashSet());
            var payments = store.View(read => read.All<Payment>().Select(one => one.Id).ToHashSet());
            Assert.All(acknowledged, hook => Assert.Contains(hook.Cause, events));
            Assert.All(acknowledged, hook => Assert.Contains(hook.Payment, payments));
            Assert.Equal(
                payments.Order(StringComparer.Ordinal),
                events.Where(cause => cause.StartsWith("stripe:main:evt_", StringComparison.Ordinal))
                    .Select(cause => cause.Replace("stripe:main:evt_", "main:in_", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal));
        }

        Assert.DoesNotContain(DataFolder.Verify(folder, Schema), finding => finding.IsHarm);
    }
}
