using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Audience.Reports;

/// <summary>A report on one page, to be printed and signed; it loads nothing and runs nothing.</summary>
internal static class Certificate
{
    public const string Type = "text/html";

    public static ContentHttpResult Print(HttpContext context, VolunteerReport report, DateTimeOffset now)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
        headers.Vary = "Accept-Language";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        return TypedResults.Content(
            $$"""
            <!doctype html>
            <html lang="{{CultureInfo.CurrentUICulture.Name}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{{Encode(AudienceTexts.CertificateTitle)}} – {{Encode(report.Name)}}</title>
            <style>
            @page{size:letter;margin:2cm}
            body{font:12pt/1.5 Georgia,serif;color:#22262b;max-width:17cm;margin:1.5cm auto;padding:0 1rem}
            @media print{body{margin:0;padding:0} }
            h1{font-size:24pt;line-height:1.2;margin:0 0 .6cm}
            .who{font-size:16pt;font-weight:bold;margin:.4cm 0;overflow-wrap:anywhere}
            table{width:100%;border-collapse:collapse;margin:.6cm 0}
            th,td{padding:.14cm 0;border-bottom:1px solid #c9c2b6;text-align:start;font-weight:normal}
            td{text-align:end;font-weight:bold}
            .sub th{padding-inline-start:1cm;color:#565b61}
            .sign{display:flex;justify-content:space-between;gap:2cm;margin-top:2cm}
            .sign p{flex:1;border-top:1px solid #22262b;padding-top:.1cm;font-size:10pt}
            footer{margin-top:1cm;font-size:9pt;color:#565b61}
            </style>
            </head>
            <body><main>
            <h1>{{Encode(AudienceTexts.CertificateTitle)}}</h1>
            <p>{{Encode(AudienceTexts.CertificateIntro)}}</p>
            <p class="who">{{Encode(report.Name)}}</p>
            <p>{{Encode(AudienceTexts.CertificateText(report.Year))}}</p>
            <table>
            {{Rows(report)}}</table>
            <div class="sign"><p>{{Encode(AudienceTexts.CertificateSignature)}}</p><p>{{Encode(AudienceTexts.CertificateDate)}}</p></div>
            </main>
            <footer>{{Encode(AudienceTexts.CertificateFooter(Years.Today(now).ToString("D", CultureInfo.CurrentCulture)))}}</footer>
            </body>
            </html>
            """, $"{Type}; charset=utf-8");
    }

    private static string Rows(VolunteerReport report)
    {
        var rows = new StringBuilder();
        Add(AudienceTexts.Hours, report.Hours);
        foreach (var (activity, hours) in report.Activities)
            Add(AudienceTexts.ActivityOf(activity), hours, " class=\"sub\"");
        Add(AudienceTexts.Published, report.Published);
        Add(AudienceTexts.Reads, report.Reads);
        Add(AudienceTexts.Listens, report.Listens);
        Add(AudienceTexts.Answers, report.Answers);
        Add(AudienceTexts.Useful, report.Useful);
        return rows.ToString();

        void Add(string name, decimal value, string kind = "")
            => rows.Append(CultureInfo.InvariantCulture, $"<tr{kind}><th scope=\"row\">{Encode(name)}</th><td>{Encode(value.ToString("#,0.##", CultureInfo.CurrentCulture))}</td></tr>\n");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
