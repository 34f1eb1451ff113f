using System.Text;
using System.Text.RegularExpressions;
using Escouade.LocalHost;

namespace Escouade.Bench;

/// <summary>Articles for benches: the samples' own paragraphs in other orders, so that sizes and words are real.</summary>
internal static partial class Texts
{
    private static readonly string[] Themes = ["marketing", "communication", "gestion", "cybersecurite", "commerce-en-ligne", "outils-numeriques"];
    private static readonly string[] Levels = ["débutant", "intermédiaire", "avancé"];

    private static readonly Lazy<string[]> Paragraphs = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Find().Root, "samples", "articles"), "*.md", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadAllText(file).Split("---", 3)[2].Split("\n\n"))
            // Images are in the samples' own folders, footnotes have their two halves apart.
            .Where(paragraph => paragraph.Length > 200 && !paragraph.Contains("![", StringComparison.Ordinal) && !paragraph.Contains("[^", StringComparison.Ordinal)),
    ]);

    private static readonly Lazy<string[]> Sentences = new(() =>
        [.. Paragraphs.Value.SelectMany(paragraph => paragraph.Split(". ", StringSplitOptions.TrimEntries)).Where(sentence => sentence.Length is > 20 and < 300)]);

    // As often as they are written, so that common words are looked for more than rare ones.
    private static readonly Lazy<string[]> Words = new(() => [.. Sentences.Value.SelectMany(sentence => FrenchWord().Matches(sentence)).Select(match => match.Value)]);

    public static string Theme(int number) => Themes[number % Themes.Length];

    /// <summary>Whole sentences, and a part of the last where the size in bytes asks for it.</summary>
    public static string Passage(int seed, int bytes)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (Encoding.UTF8.GetByteCount(text.ToString()) < bytes)
            text.Append(Sentences.Value[random.Next(Sentences.Value.Length)]).Append(". ");
        var content = Encoding.UTF8.GetBytes(text.ToString());
        return Encoding.UTF8.GetString(content, 0, bytes).TrimEnd('\uFFFD', ' ');
    }

    public static string Word(Random random) => Words.Value[random.Next(Words.Value.Length)];

    public static (string Name, byte[] Content) Article(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder()
            .Append("---\ntitre: Article de mesure numéro ").Append(number)
            .Append("\ntheme: ").Append(Theme(number))
            .Append("\nniveau: ").Append(Levels[number % Levels.Length])
            .Append("\netiquettes: [essai ").Append(number % 20).Append(", mesure]\n---\n");
        for (var part = 0; part < 12; part++)
        {
            if (part % 4 == 0)
                text.Append("\n\n## Partie ").Append((part / 4) + 1);
            text.Append("\n\n").Append(Paragraphs.Value[random.Next(Paragraphs.Value.Length)].Trim());
        }
        return ($"mesure-{number:D5}.md", Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
    }

    [GeneratedRegex(@"\b\p{L}{5,}\b")]
    private static partial Regex FrenchWord();
}
