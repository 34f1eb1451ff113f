using System.Globalization;
using System.Text.Encodings.Web;
using Escouade.Platform.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Mail.Addresses;

/// <summary>The page that a person who unsubscribes sees; it loads nothing and runs nothing.</summary>
internal static class UnsubscribePage
{
    public const string Type = "text/html";

    /// <remarks>The form posts to the address of the page itself, as RFC 8058 has mail programs post.</remarks>
    public static ContentHttpResult Question(HttpContext context, string email) => Page(
        context,
        UnsubscribeTexts.Title,
        $"""
        <p>{Encode(UnsubscribeTexts.Question(EmailAddress.Mask(email)))}</p>
        <form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button type="submit">{Encode(UnsubscribeTexts.Button)}</button></form>
        """);

    public static ContentHttpResult Done(HttpContext context, string email) => Page(
        context, UnsubscribeTexts.DoneTitle, $"<p>{Encode(UnsubscribeTexts.Done(EmailAddress.Mask(email)))}</p>");

    private static ContentHttpResult Page(HttpContext context, string title, string body)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
        headers.Vary = "Accept-Language";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        // The address of the page is the token.
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        return TypedResults.Content(
            $$"""
            <!doctype html>
            <html lang="{{CultureInfo.CurrentUICulture.Name}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{{Encode(title)}}</title>
            <style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.75rem 1.5rem}</style>
            </head>
            <body><main>
            <h1>{{Encode(title)}}</h1>
            {{body}}
            </main></body>
            </html>
            """, $"{Type}; charset=utf-8");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
