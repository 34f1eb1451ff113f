using Escouade.Content;
using YamlDotNet.Serialization;

namespace Escouade.Search;

/// <summary>The terms of <c>content/glossary.yml</c>: the word that Québec prefers, and what else readers type for it.</summary>
internal sealed class Glossary : IGlossary
{
    public const string MapName = "glossary";

    private readonly Lazy<IReadOnlyList<Line>> lines = new(Read);
    private readonly Lazy<ILookup<string, string[]>> terms;

    public Glossary() => terms = new(() => lines.Value.SelectMany(line => line.Terms).Select(term => ReaderQuery.WordsOf(term).ToArray())
        .Where(words => words.Length > 1).ToLookup(words => words[0]));

    public IReadOnlyList<string> Terms => [.. lines.Value.Select(line => line.Terms[0])];

    /// <summary>One rule a line, of equivalent terms (Apache Solr's form).</summary>
    public string Rules => string.Join('\n', lines.Value.Select(line => string.Join(", ", line.Terms)));

    /// <returns>How many of the words from there on are one term of several words; 1 where they are none.</returns>
    public int LengthOfTermAt(IReadOnlyList<string> words, int at)
        => terms.Value[words[at]].Where(term => term.SequenceEqual(words.Skip(at).Take(term.Length))).Select(term => term.Length).DefaultIfEmpty(1).Max();

    /// <returns>The preferred terms of the lines that hold a term with these words.</returns>
    public IEnumerable<string> Complete(TypedWords typed) => lines.Value.Where(line => line.Words.Any(typed.Match)).Select(line => line.Terms[0]);

    private static List<Line> Read()
    {
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream("glossary.yml")!;
        using var reader = new StreamReader(stream);
        return [.. new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<string>>>(reader).Select(line => new Line([line.Key, .. line.Value]))];
    }

    /// <param name="Terms">The preferred one first.</param>
    private sealed record Line(IReadOnlyList<string> Terms)
    {
        /// <summary>Folded, by term.</summary>
        public IReadOnlyList<string[]> Words => field ??= [.. Terms.Select(term => ReaderQuery.WordsOf(term).ToArray())];
    }
}
