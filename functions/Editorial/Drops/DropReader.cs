using Escouade.Content.Text;

namespace Escouade.Editorial.Drops;

/// <summary>Reads a file that an author dropped, and says all that is wrong with it at once.</summary>
internal sealed class DropReader(EntryRenderer renderer)
{
    private static readonly Dictionary<string, byte[]> NoImages = [];

    /// <param name="name">Its ending says what the file is.</param>
    /// <param name="content">Seekable, of known length; at its beginning.</param>
    /// <param name="catalogue">What the entry may name.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<DropReading> ReadAsync(string name, Stream content, DropCatalogue catalogue, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".md":
                if (await ReadTextAsync(content, problems, cancellationToken) is { } text && MarkdownSource.Read(text, problems) is { } source)
                    return Build(source, catalogue, problems);
                break;
            default:
                problems.Add(DropProblemCodes.FileEnding, null, null, name);
                break;
        }

        return DropReading.Refused(problems.InOrder);
    }

    private DropReading Build(DropSource source, DropCatalogue catalogue, ProblemList problems)
    {
        var (document, cover, id) = new EntryBuilder(catalogue, renderer, problems).Build(source);
        foreach (var mention in cover is null ? source.Mentions : source.Mentions.Append(cover))
            problems.Add(DropProblemCodes.ImageNotAttached, mention.Position, mention.Field, mention.Reference);
        return problems.IsEmpty ? new DropReading(document, null, NoImages, [], id) : DropReading.Refused(problems.InOrder);
    }

    private static async Task<string?> ReadTextAsync(Stream content, ProblemList problems, CancellationToken cancellationToken)
    {
        if (content.Length > Utf8Text.MaxBytes)
        {
            problems.Add(DropProblemCodes.TextTooLarge, null, FieldNames.Body, DropTexts.Size(content.Length), DropTexts.Size(Utf8Text.MaxBytes));
            return null;
        }

        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return Utf8Text.Decode(bytes, problems);
    }
}
