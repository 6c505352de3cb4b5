namespace LeanBot.Core;

public abstract class MemberCommand() : Command(Bot.User);
