namespace Escouade.Editorial.Drops;

/// <summary>Cuts a Markdown file into its header, between two lines <c>---</c>, and its body.</summary>
internal static class MarkdownSource
{
    /// <param name="text">With LF line ends.</param>
    /// <returns>What could be read; the problems say the rest. Null where there is no header to begin with.</returns>
    public static DropSource? Read(string text, ProblemList problems)
    {
        var lines = text.Split('\n');
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (!IsFence(lines[first]))
        {
            problems.Add(DropProblemCodes.HeaderMissing, new(first + 1, 1), FieldNames.Title);
            return null;
        }

        var last = Array.FindIndex(lines, first + 1, line => IsFence(line) || line.TrimEnd() == "...");
        if (last < 0)
        {
            problems.Add(DropProblemCodes.HeaderUnclosed, new(first + 1, 1), null);
            return null;
        }

        var header = HeaderReader.Read(string.Join('\n', lines[(first + 1)..last]), first + 2, problems);
        var bodyStart = last + 1;
        while (bodyStart < lines.Length && string.IsNullOrWhiteSpace(lines[bodyStart]))
            bodyStart++;
        var body = string.Join('\n', lines[bodyStart..]).TrimEnd();
        if (body.Length == 0)
            problems.Add(DropProblemCodes.BodyEmpty, new(last + 1, 1), FieldNames.Body);

        var mentions = BodyReader.ReadMarkdown(body, bodyStart + 1, problems);
        return header is null ? null : new DropSource(header, body, mentions);
    }

    private static bool IsFence(string line) => line.TrimEnd() == "---";
}
