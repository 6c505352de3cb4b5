namespace LeanBot.Core;

public sealed class ForgetConversation : ForgetRule<Conversation>;
