namespace Escouade.Editorial.Drops.Recordings;

/// <summary>Reads the file beside a recording: the header of an article as a file of its own, with the text under a field.</summary>
internal static class SideSource
{
    private static readonly HashSet<string> BodyNames = new(StringComparer.Ordinal) { "texte", "text", "corps", "body", "contenu", "content" };

    /// <param name="text">YAML, with LF line ends.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <returns>Null where it cannot be read.</returns>
    public static DropSource? Read(string text, ProblemList problems)
    {
        if (HeaderReader.Read(text, 1, problems) is not { } header)
            return null;
        var body = header.FirstOrDefault(IsBody);
        var words = (body?.Value as SourceText)?.Text.Trim() ?? "";
        if (body is { Value: not SourceText })
            problems.Add(DropProblemCodes.FieldNotText, body.Value.Position, FieldNames.Body, body.Key);
        // Under « texte: | » the text begins on the next line.
        var mentions = words.Length == 0 ? [] : BodyReader.ReadMarkdown(words, body!.Value.Position.Line + 1, problems);
        return new([.. header.Where(field => !IsBody(field))], words, mentions);
    }

    private static bool IsBody(SourceField field) => BodyNames.Contains(Content.Text.Slug.From(field.Key));
}
