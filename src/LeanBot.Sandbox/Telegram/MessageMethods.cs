using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

internal sealed class MessageMethods(TelegramState state)
{
    private const int DeletedAtOnceMax = 100;

    private static readonly TimeSpan DeletableFor = TimeSpan.FromHours(48);

    public JsonNode Send(TelegramCall call)
    {
        var target = ChatTarget.Of(state, call);
        var text = MessageText.Of(call);
        var keyboard = Keyboard.Of(call, target.InPrivate);
        var reply = target.ReplyIn(call);
        target.CheckMayWrite(call);
        state.Flood.Spend(call.Bot.Id, target, call.Now);
        var sent = target.Box.Add(new Message
        {
            From = call.Bot.Id,
            Date = call.Now,
            Text = text.Text,
            Entities = text.Entities,
            Keyboard = keyboard,
            ReplyTo = reply,
        });
        return target.Show(state, sent, call.Bot);
    }

    public JsonNode EditText(TelegramCall call)
    {
        var (target, message) = Editable(call);
        if (message.File is not null)
            throw TelegramError.BadRequest("there is no text in the message to edit");
        var text = MessageText.Of(call);
        var keyboard = Keyboard.Of(call, target.InPrivate);
        var same = message.Text == text.Text && JsonNode.DeepEquals(message.Entities, text.Entities);
        if (same && JsonNode.DeepEquals(message.Keyboard, keyboard))
            throw NotModified();
        state.Flood.Spend(call.Bot.Id, target, call.Now);
        (message.Text, message.Entities) = (text.Text, text.Entities);
        (message.Keyboard, message.Edited) = (keyboard, call.Now);
        return target.Show(state, message, call.Bot);
    }

    public JsonNode EditKeyboard(TelegramCall call)
    {
        var (target, message) = Editable(call);
        var keyboard = Keyboard.Of(call, target.InPrivate);
        if (JsonNode.DeepEquals(message.Keyboard, keyboard))
            throw NotModified();
        state.Flood.Spend(call.Bot.Id, target, call.Now);
        (message.Keyboard, message.Edited) = (keyboard, call.Now);
        return target.Show(state, message, call.Bot);
    }

    public JsonNode Delete(TelegramCall call)
    {
        var target = ChatTarget.Of(state, call);
        var message = target.Box.Find(call.Number("message_id") ?? 0)
            ?? throw TelegramError.BadRequest("message to delete not found");
        if (!MayDelete(call, target, message))
            throw TelegramError.BadRequest("message can't be deleted");
        target.Box.Messages.Remove(message.Id);
        return true;
    }

    public JsonNode DeleteMany(TelegramCall call)
    {
        var target = ChatTarget.Of(state, call);
        if (call.Json("message_ids") is not JsonArray { Count: > 0 and <= DeletedAtOnceMax } ids)
            throw TelegramError.BadRequest("message identifiers are not specified");
        foreach (var id in ids)
        {
            var message = long.TryParse(id?.ToString(), out var number) ? target.Box.Find(number) : null;
            if (message is not null && MayDelete(call, target, message))
                target.Box.Messages.Remove(message.Id);
        }

        return true;
    }

    public JsonNode ChatAction(TelegramCall call)
    {
        call.Needed("action");
        ChatTarget.Of(state, call).CheckMayWrite(call);
        return true;
    }

    public JsonNode AnswerCallback(TelegramCall call)
    {
        var id = call.Text("callback_query_id") ?? "";
        if (!state.Queries.TryGetValue(id, out var query) || query.Bot != call.Bot.Id || query.Answered
            || query.At + CallbackQuery.AnswerableFor <= call.Now)
        {
            throw TelegramError.BadRequest(
                "query is too old and response timeout expired or query ID is invalid");
        }

        if (call.Text("text") is { Length: > 200 })
            throw TelegramError.BadRequest("MESSAGE_TOO_LONG");
        (query.Answered, query.Text) = (true, call.Text("text"));
        query.Alert = call.Flag("show_alert");
        return true;
    }

    private (ChatTarget Target, Message Message) Editable(TelegramCall call)
    {
        var target = ChatTarget.Of(state, call);
        var message = target.Box.Find(call.Number("message_id") ?? 0)
            ?? throw TelegramError.BadRequest("message to edit not found");
        if (message.From != call.Bot.Id || message.Service is not null)
            throw TelegramError.BadRequest("message can't be edited");
        target.CheckMayWrite(call);
        return (target, message);
    }

    private static bool MayDelete(TelegramCall call, ChatTarget target, Message message)
    {
        var young = message.Date + DeletableFor > call.Now;
        return young && (target.InPrivate || target.Channel!.Holds(call.Bot.Id));
    }

    private static TelegramError NotModified() => TelegramError.BadRequest(
        "message is not modified: specified new message content and reply markup are exactly the same as a "
        + "current content and reply markup of the message");
}
