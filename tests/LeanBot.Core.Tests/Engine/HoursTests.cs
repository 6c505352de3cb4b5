using FsCheck;
using FsCheck.Fluent;

namespace LeanBot.Core.Tests;

public sealed class HoursTests
{
    private static readonly Hours Kyiv = new(10, 20, TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv"));

    [Theory]
    [InlineData("2026-11-02T10:00Z", "2026-11-02T10:00Z")]
    [InlineData("2026-11-02T02:00Z", "2026-11-02T08:00Z")]
    [InlineData("2026-11-02T17:59Z", "2026-11-02T17:59Z")]
    [InlineData("2026-11-02T18:00Z", "2026-11-03T08:00Z")]
    [InlineData("2026-03-28T19:00Z", "2026-03-29T07:00Z")]
    public void A_moment_at_night_waits_for_the_morning(string moment, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), Kyiv.NextFrom(DateTimeOffset.Parse(moment, null)));

    [Fact]
    public void Every_answer_lies_within_the_hours_and_on_the_right_side() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        minutes =>
        {
            var moment = Some.Noon.AddMinutes(minutes % 2_000_000);
            var (next, last) = (Kyiv.NextFrom(moment), Kyiv.LastBy(moment));
            return IsSensible(next) && IsSensible(last) && next >= moment && last <= moment
                && next - moment <= TimeSpan.FromHours(15) && moment - last <= TimeSpan.FromHours(15);
        }).QuickCheckThrowOnFailure();

    private static bool IsSensible(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Kyiv.Zone).Hour is >= 10 and < 20;
}
