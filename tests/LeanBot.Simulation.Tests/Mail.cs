using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeanBot.Core;
using LeanBot.Sandbox;
using LeanBot.Stripe;

namespace LeanBot.Simulation.Tests;

/// <summary>Brings Stripe's events to the worker: late, twice, in any order or not at all. What it does not
/// take Stripe brings again for three days.</summary>
internal sealed class Mail
{
    private static readonly int[] ResentAfterDays = [29, 31, 45];
    private static readonly TimeSpan EventMin = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan EventMax = TimeSpan.FromMinutes(30);

    private readonly World _world;
    private readonly Machine _machine;
    private readonly HashSet<string> _types = [.. Machine.Router.StripeEventTypes];
    private readonly HashSet<long> _known = [];
    private readonly HashSet<long> _underWay = [];
    private int _clones;

    public Mail(World world, Machine machine)
    {
        (_world, _machine) = (world, machine);
        world.Services.Tried += Try;
    }

    /// <summary>No event of Stripe's reaches the worker.</summary>
    public bool IsSilent { get; set; }

    /// <summary>While it is silent somebody says in the worker's place that all was taken.</summary>
    public bool IsSwallowed { get; set; }

    private void Try(WebhookDelivery delivery, JsonElement made)
    {
        if (_underWay.Contains(delivery.Number)) return;
        var (id, type) = (made.GetProperty("id").GetString()!, made.GetProperty("type").GetString()!);
        if (_known.Add(delivery.Number) && !IsMade(delivery, id, type)) return;
        _underWay.Add(delivery.Number);
        var delay = _world.IsHealed ? EventMin : _world.Between(EventMin, EventMax);
        _world.After(delay, () =>
        {
            _underWay.Remove(delivery.Number);
            if (Bring(delivery.Body, $"{type} {id}")) _world.Services.NoteDelivered(delivery);
        });
    }

    /// <summary>Whether the worker is to hear of it at all, and what else comes of it.</summary>
    private bool IsMade(WebhookDelivery delivery, string id, string type)
    {
        var isWanted = _types.Contains(type);
        if (!isWanted || (!_world.IsHealed && _world.Happens(0.01)))
        {
            if (isWanted) _world.Note($"never made: {type} {id}");
            _world.Services.NoteDelivered(delivery);
            return false;
        }

        if (_world.IsHealed) return true;
        if (_world.Happens(0.1)) BringLater(delivery.Body, $"{type} {id} again");
        if (_world.Happens(0.05))
        {
            var clone = $"{id}{++_clones}";
            BringLater(delivery.Body.Replace(id, clone, StringComparison.Ordinal), $"{type} {clone}");
        }

        if (!_world.Happens(0.05)) return true;
        var days = _world.OneOf(ResentAfterDays);
        _world.After(TimeSpan.FromDays(days), () => _world.Services.Act($"stripe/events/{id}/resend", []));
        return true;
    }

    private void BringLater(string body, string what) =>
        _world.After(_world.Between(EventMin, EventMax), () => Bring(body, what));

    /// <summary>As Stripe and the receiver do it; false where nobody has taken it.</summary>
    private bool Bring(string body, string what)
    {
        if (IsSilent) return IsSwallowed;
        if (!_machine.IsUp) return false;
        var bytes = Encoding.UTF8.GetBytes(body);
        // A clock that is wrong by more than Stripe's five minutes makes every signature too old, or too new.
        if (WebhookSignature.TryRead(Signed(body), _world.WorkersNow) is not { } signature) return false;
        var account = _machine.Process.Account;
        if (!signature.IsBy(account.WebhookSecrets, bytes)) throw new Broken($"{what} is refused.");
        var incoming = WebhookReader.Read(account, bytes);
        if (incoming is Incoming.Unreadable unreadable) throw new Broken($"{what}: {unreadable.Why}");
        if (!_machine.Handle(incoming)) return false;
        _world.Note($"told: {what}");
        return true;
    }

    /// <summary>Each try is signed anew.</summary>
    private string Signed(string body)
    {
        var moment = _world.Now.ToUnixTimeSeconds();
        var signed = string.Create(CultureInfo.InvariantCulture, $"{moment}.{body}");
        var hash = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Services.WebhookSecret), Encoding.UTF8.GetBytes(signed));
        return string.Create(CultureInfo.InvariantCulture, $"t={moment},v1={Convert.ToHexStringLower(hash)}");
    }
}
