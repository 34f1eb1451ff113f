using Escouade.Content;
using Escouade.Content.Text;
using Escouade.Editorial.Drops.Recordings;

namespace Escouade.Editorial.Drops;

/// <summary>Reads a file that an author dropped, and says all that is wrong with it at once.</summary>
internal sealed class DropReader(EntryRenderer renderer, IImageInspector inspector, TimeProvider clock)
{
    private static readonly Dictionary<string, byte[]> NoImages = [];

    /// <param name="name">Its ending says what the file is; folders before it count for nothing.</param>
    /// <param name="content">Seekable, of known length.</param>
    /// <param name="catalogue">What the entry may name.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<DropReading> ReadAsync(string name, Stream content, DropCatalogue catalogue, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        DropReading? reading = null;
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".md" or ".html" or ".htm" or ".yml" or ".yaml":
                reading = await ReadTextAsync(name, content, catalogue, problems, cancellationToken);
                break;
            case ".zip" when content.Length == 0:
                problems.Add(DropProblemCodes.FileEmpty, null, null);
                break;
            case ".zip":
                // A profile in an archive bears the archive's name: the text in it is often called article or texte.
                reading = await new ZipSource(inspector, problems).ReadAsync(
                    content,
                    (textName, bytes) => Utf8Text.Decode(bytes, problems) is { } text ? ReadSource(textName, text, problems) : null,
                    source => Build(source, name, catalogue, problems),
                    cancellationToken);
                break;
            default:
                problems.Add(DropProblemCodes.FileEnding, null, null, name);
                break;
        }

        return problems.IsEmpty && reading is not null ? reading : DropReading.Refused(problems.InOrder);
    }

    private async Task<DropReading?> ReadTextAsync(
        string name, Stream content, DropCatalogue catalogue, ProblemList problems, CancellationToken cancellationToken)
    {
        if (await ReadTextAsync(content, problems, cancellationToken) is not { } text || ReadSource(name, text, problems) is not { } source)
            return null;

        var draft = Build(source, name, catalogue, problems);
        foreach (var mention in draft.Mentions)
            problems.Add(DropProblemCodes.ImageNotAttached, mention.Position, mention.Field, mention.Reference);
        return draft.Reading;
    }

    /// <param name="content">Seekable, of known length.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>A text file with LF line ends; null where it is none, or too long.</returns>
    public static async Task<string?> ReadTextAsync(Stream content, ProblemList problems, CancellationToken cancellationToken)
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

    private DropSource? ReadSource(string name, string text, ProblemList problems)
        => Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".md" => MarkdownSource.Read(text, problems),
            ".yml" or ".yaml" => SideSource.Read(text, problems),
            _ => HtmlSource.Read(text, renderer, problems),
        };

    private Draft Build(DropSource source, string name, DropCatalogue catalogue, ProblemList problems)
    {
        if (problems.IsEmpty && renderer.IsTooComplex(source.Body))
            problems.Add(DropProblemCodes.BodyTooComplex, null, FieldNames.Body);
        if (ExpertBuilder.IsExpert(source))
        {
            var (profile, photo) = new ExpertBuilder(catalogue, problems).Build(source, name);
            return new Draft(new DropReading(null, profile, NoImages, []), With(source.Mentions, photo));
        }

        var (document, cover, id) = new EntryBuilder(catalogue, renderer, clock.GetUtcNow(), problems).Build(source);
        return new Draft(new DropReading(document, null, NoImages, [], id), With(source.Mentions, cover));
    }

    private static IReadOnlyList<ImageMention> With(IReadOnlyList<ImageMention> mentions, ImageMention? other)
        => other is null ? mentions : [.. mentions, other];
}
