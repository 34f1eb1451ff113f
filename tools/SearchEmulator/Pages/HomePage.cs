using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Escouade.SearchEmulator.Pages;

/// <summary>Writes the page as HTML.</summary>
internal sealed class HomePage(PageTexts texts)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();

    public string Write(PageModel model)
    {
        Line($"<!doctype html><html lang=\"{texts.Culture.Name}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        Line($"<title>{Safe(texts.Title)}</title><link rel=\"stylesheet\" href=\"/page/style.css\"></head><body><main>");
        Line($"<h1>{Safe(texts.Title)}</h1><p>{Safe(texts.Introduction)}</p>");
        Indexes(model.Indexes);
        if (model.Indexes.Count > 0)
            Form(model);
        if (model.Problem is not null)
            Line($"<p role=\"alert\">{Safe(model.Problem)}</p>");
        if (model.Result is { } result)
            Result(model.Index!, result);
        Line("</main></body></html>");
        return html.ToString();
    }

    private void Indexes(IReadOnlyList<IndexLine> indexes)
    {
        Line($"<h2>{Safe(texts.Indexes)}</h2>");
        if (indexes.Count == 0)
        {
            Line($"<p>{Safe(texts.NoIndex)}</p>");
            return;
        }

        Line($"<table><thead><tr><th scope=\"col\">{Safe(texts.Name)}</th>{Header(texts.Documents)}{Header(texts.Fields)}{Header(texts.Size)}</tr></thead><tbody>");
        foreach (var index in indexes)
            Line($"<tr><th scope=\"row\"><a href=\"/?index={Uri.EscapeDataString(index.Name)}\">{Safe(index.Name)}</a></th>{Number(index.Documents)}{Number(index.Fields)}{Number((index.Size + 1023) / 1024)}</tr>");
        Line("</tbody></table>");
    }

    private void Form(PageModel model)
    {
        Line($"<h2>{Safe(texts.Search)}</h2><form action=\"/\" role=\"search\"><div><label for=\"index\">{Safe(texts.IndexLabel)}</label><select id=\"index\" name=\"index\">");
        foreach (var index in model.Indexes)
            Line($"<option{(index.Name == model.Index ? " selected" : string.Empty)}>{Safe(index.Name)}</option>");
        Line($"</select></div><div><label for=\"search\">{Safe(texts.TextLabel)}</label>");
        Line($"<input id=\"search\" name=\"search\" type=\"search\" maxlength=\"1000\" aria-describedby=\"hint\" value=\"{Safe(model.Text)}\"></div>");
        Line($"<button>{Safe(texts.Submit)}</button><p class=\"hint\" id=\"hint\">{Safe(texts.TextHint)}</p></form>");
    }

    private void Result(string index, PageResult result)
    {
        Line($"<h2 id=\"found\">{Safe(texts.Found(index, result.Total))}</h2>");
        if (result.Total > result.Hits.Count)
            Line($"<p>{Safe(texts.FirstShown(result.Hits.Count))}</p>");
        Line("<ol>");
        foreach (var (score, json) in result.Hits)
            Line($"<li><p>{Safe(texts.Score)} {score.ToString("0.######", texts.Culture)}</p><pre>{Safe(json)}</pre></li>");
        Line("</ol>");
    }

    private string Number(long number) => $"<td class=\"number\">{number.ToString("N0", texts.Culture)}</td>";

    private static string Header(string text) => $"<th scope=\"col\" class=\"number\">{Safe(text)}</th>";

    private static string Safe(string text) => Encoder.Encode(text);

    private void Line(string line) => html.AppendLine(line);
}
