using System.Globalization;
using LeanBot.Core;

namespace LeanBot.Telegram;

/// <summary>Reads what a person sent: text, media, a contact or a place.</summary>
internal static class MessageReader
{
    public static Incoming.Message Read(string cause, Bot bot, Person from, Message message) =>
        new(cause, bot, from, message.MessageId, message.Text)
        {
            Html = HtmlOf(message),
            Media = MediaOf(message),
            AlbumId = message.MediaGroupId,
        };

    private static string HtmlOf(Message message) => message switch
    {
        { Text: { } text } => EntityHtml.Of(text, message.Entities),
        { Caption: { } caption } => EntityHtml.Of(caption, message.CaptionEntities),
        { Contact: { } contact } => PlainText.Escape(
            $"👤 {contact.FirstName} {contact.LastName}".TrimEnd() + $"\n{contact.PhoneNumber}"),
        { Location: { } place } => string.Create(
            CultureInfo.InvariantCulture,
            $"📍 https://maps.google.com/maps?q={place.Latitude:0.######},{place.Longitude:0.######}"),
        _ => "",
    };

    /// <summary>An animation comes as a document too, for old clients. Of a photo the last size is the
    /// largest.</summary>
    public static Media? MediaOf(Message message) => message switch
    {
        { Animation: { } file } => Of(MediaKind.Animation, file),
        { Photo: [.., var largest] } => Of(MediaKind.Photo, largest),
        { Video: { } file } => Of(MediaKind.Video, file),
        { VideoNote: { } file } => Of(MediaKind.VideoNote, file),
        { Voice: { } file } => Of(MediaKind.Voice, file),
        { Audio: { } file } => Of(MediaKind.Audio, file),
        { Sticker: { } file } => Of(MediaKind.Sticker, file),
        { Document: { } file } => Of(MediaKind.Document, file),
        _ => null,
    };

    private static Media Of(MediaKind kind, MediaFile file) => new(
        kind, file.FileId, file.FileUniqueId, file.FileName, file.MimeType, file.FileSize);
}
