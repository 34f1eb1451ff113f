using System.Globalization;
using System.Net;
using System.Text;

namespace Escouade.Media.Captions;

/// <summary>Writes captions for players, and as a page for whoever reads rather than listens.</summary>
internal static class CaptionWriter
{
    private const double Pause = 2;

    /// <summary>As WebVTT.</summary>
    public static string ToVtt(IReadOnlyList<Cue> cues)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var cue in cues)
        {
            // A blank line ends a cue.
            var lines = string.Join('\n', cue.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            text.Append(CultureInfo.InvariantCulture, $"\n{TimeOf(cue.From)} --> {TimeOf(cue.To)}\n");
            text.Append(cue.Speaker is { } speaker ? $"<v {Escaped(speaker)}>{Escaped(lines)}</v>\n" : $"{Escaped(lines)}\n");
        }
        return text.ToString();
    }

    /// <summary>As HTML without scripts or styles: a paragraph until another speaks or somebody pauses, and in it each caption with the second that it begins at.</summary>
    public static string ToHtml(IReadOnlyList<Cue> cues)
    {
        var html = new StringBuilder();
        Cue? last = null;
        foreach (var cue in cues)
        {
            var isNew = last is null || last.Speaker != cue.Speaker || cue.From - last.To > Pause;
            if (isNew)
            {
                html.Append(last is null ? "" : "</p>\n").Append(CultureInfo.InvariantCulture, $"<p><time datetime=\"PT{cue.From:0.###}S\">{TimeSpan.FromSeconds(cue.From):h\\:mm\\:ss}</time> ");
                if (cue.Speaker is { } speaker)
                    html.Append(CultureInfo.InvariantCulture, $"<b>{WebUtility.HtmlEncode(speaker)}</b> ");
            }
            else
                html.Append(' ');
            html.Append(CultureInfo.InvariantCulture, $"<span data-from=\"{cue.From:0.###}\">{WebUtility.HtmlEncode(cue.Text.ReplaceLineEndings(" "))}</span>");
            last = cue;
        }
        return html.Append(last is null ? "" : "</p>\n").ToString();
    }

    private static string TimeOf(double seconds) => TimeSpan.FromMilliseconds(Math.Round(seconds * 1_000)).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    // What WebVTT escapes; an arrow would be taken for times.
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
