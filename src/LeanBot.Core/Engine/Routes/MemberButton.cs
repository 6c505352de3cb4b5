namespace LeanBot.Core;

public abstract class MemberButton() : Button(Bot.User);
