using System.Text;
using Escouade.LocalHost;

namespace Escouade.Bench;

/// <summary>Articles for benches: the samples' own paragraphs in other orders, so that sizes and words are real.</summary>
internal static class Texts
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

    public static (string Name, byte[] Content) Article(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder()
            .Append("---\ntitre: Article de mesure numéro ").Append(number)
            .Append("\ntheme: ").Append(Themes[number % Themes.Length])
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
}
