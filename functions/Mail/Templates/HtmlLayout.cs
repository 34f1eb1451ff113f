using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Escouade.Mail.Templates;

/// <summary>The HTML of a mail: no image, no script, nothing that is loaded from anywhere; styles stand in the elements, since mail programs drop others.</summary>
internal static class HtmlLayout
{
    // Accents as they are; what means something in HTML, and no-break spaces, as references.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(IReadOnlyList<MailSection> sections, string englishFollows, Uri link, Uri? unsubscribe) =>
        $"""
        <!doctype html>
        <html lang="{sections[0].Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{Encode(sections[0].Title)}</title>
        </head>
        <body style="margin:0;padding:24px 16px;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;background:#ffffff">
        <p lang="{sections[^1].Language}" style="max-width:560px;margin:0 auto 16px;font-size:14px;color:#595959">{Encode(englishFollows)}</p>
        {string.Join("<hr style=\"max-width:560px;margin:32px auto;border:0;border-top:1px solid #cccccc\">\n", sections.Select(section => Write(section, link, unsubscribe)))}
        </body>
        </html>

        """;

    private static string Write(MailSection section, Uri link, Uri? unsubscribe) =>
        $"""
        <div lang="{section.Language}" style="max-width:560px;margin:0 auto">
        <h1 style="font-size:22px;line-height:1.25">{Encode(section.Title)}</h1>
        {Paragraphs([section.Greeting, .. section.Paragraphs])}
        <p><a href="{Encode(link.AbsoluteUri)}" style="display:inline-block;padding:12px 20px;background:#0b4f8a;color:#ffffff;text-decoration:none;border-radius:4px">{Encode(section.Action)}</a></p>
        <p style="font-size:14px;word-break:break-all"><a href="{Encode(link.AbsoluteUri)}" style="color:#0b4f8a">{Encode(link.AbsoluteUri)}</a></p>
        {Paragraphs(section.AfterAction)}
        <p style="font-size:14px;color:#595959">{Encode(section.Organisation)}<br>{Encode(section.Tagline)}{Write(section.Unsubscribe, unsubscribe)}</p>
        </div>

        """;

    private static string Write(string? words, Uri? unsubscribe)
        => words is null || unsubscribe is null ? "" : $"""<br><a href="{Encode(unsubscribe.AbsoluteUri)}" style="color:#595959">{Encode(words)}</a>""";

    private static string Paragraphs(IEnumerable<string> paragraphs) => string.Join('\n', paragraphs.Select(paragraph => $"<p>{Encode(paragraph)}</p>"));

    private static string Encode(string text) => Encoder.Encode(text);
}
