using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Escouade.Content;
using Escouade.Content.Text;
using Escouade.Media.Images;
using Xunit;

namespace Escouade.Editorial.Drops;

public class FrontMatterTests
{
    // What YAML, Markdown or typography make difficult.
    private static readonly string[] Pieces =
    [
        "a", "É", "œ", "12", " ", ": ", " #", "- ", "---", "'", "\"", "«\u00a0", "\u00a0»", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "~",
        "null", "true", "yes", "1e3", "0x1F", "\\", "\\n", "/", "?", "=", "<", "😀", "\u2028", "\ufeff", "\u00ad", "𝒜", "\u0085", "…",
    ];

    private static readonly Gen<string> Words = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 8].Select(string.Concat);

    private static readonly Gen<string> Line = Words.Select(text => $"x{text}".Replace('\u0085', ' ').ReplaceLineEndings(" ").Trim().Normalize());

    private static readonly Gen<string[]> Lines = Line.Array[0, 3].Select(lines => lines.Distinct().ToArray());

    private static readonly Gen<string> Body = Gen.OneOf(Line, Gen.Const("\n"), Gen.Const("\n\n"), Gen.Const("---\n"), Gen.Const("    code\n"))
        .Array[0, 6].Select(parts => $"Un{string.Concat(parts)}".TrimEnd()).Where(IsPlain);

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf<JsonNode?>(
        Words.Select(text => (JsonNode?)JsonValue.Create(text.Normalize())),
        Gen.String.Where(text => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD)).Select(text => (JsonNode?)JsonValue.Create(text.Normalize())),
        Gen.Long.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Decimal.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonNode?> Json = Gen.OneOf(
        Scalar,
        Scalar.Array[0, 3].Select(items => (JsonNode?)new JsonArray(items)),
        Gen.Select(Line, Scalar.Array[0, 2]).Array[0, 3].Select(fields => (JsonNode?)new JsonObject(
            fields.DistinctBy(field => field.Item1).Select(field => KeyValuePair.Create(field.Item1, (JsonNode?)new JsonArray(field.Item2))))));

    private static readonly Gen<SortedDictionary<string, JsonElement>> Extras = Gen.Select(Line, Json).Array[0, 4].Select(extras =>
        new SortedDictionary<string, JsonElement>(
            extras.DistinctBy(extra => extra.Item1).ToDictionary(extra => extra.Item1, extra => JsonSerializer.SerializeToElement(extra.Item2)),
            StringComparer.Ordinal));

    private static readonly Gen<EntryDocument> Documents =
        from title in Line
        from summary in Line
        from body in Body
        from texts in Line.Array[4]
        from lists in Lines.Array[3]
        from choices in Gen.Int[0, 3].Array[7]
        from seconds in Gen.Long[0, 1_700_000_000]
        from extras in Extras
        select new EntryDocument
        {
            Title = title,
            Summary = summary,
            Body = body,
            Kind = (EntryKind)Math.Min(choices[0], 2),
            Language = choices[1] == 0 ? "en" : "fr",
            Slug = choices[2] == 0 ? null : Slug.From(texts[0]),
            Theme = choices[3] == 0 ? "marketing" : null,
            Level = choices[4] == 3 ? null : (Level)choices[4],
            Tags = lists[0],
            Sectors = lists[1],
            Tools = lists[2],
            Media = choices[5] == 0 ? null : "0123456789abcdef0123456789",
            TimeToDo = choices[5] == 0 ? null : texts[1],
            Cost = choices[5] == 1 ? "null" : texts[2],
            Experts = choices[6] == 0 ? [] : ["maude-tremblay", "karim-benali"],
            Cover = choices[6] == 1 ? new CoverImage("images/été d’ici.png", texts[3]) : null,
            Licence = texts[3],
            CanonicalUrl = choices[0] == 0 ? null : new Uri($"https://exemple.ca/{Uri.EscapeDataString(title)}"),
            PublishedAt = choices[1] == 1 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds),
            Extras = extras,
        };

    [Fact]
    public async Task An_entry_that_is_exported_and_dropped_again_is_the_same()
        => await Documents.SampleAsync(async document =>
        {
            var text = FrontMatter.Write(document, "abc");
            var zip = Archive.Of(("article.md", Encoding.UTF8.GetBytes(text)), ("images/été d’ici.png", Samples.Read("small.png")));

            var reading = await Drop.BytesAsync(zip, "article.zip");

            Assert.True(reading.Problems.Count == 0, $"{string.Join('\n', reading.Problems)}\n{text}");
            Assert.Equal("abc", reading.Id);
            AssertSame(document, reading.Document!);
        }, iter: 2_000);

    [Fact]
    public void An_export_reads_as_an_author_would_write_it()
    {
        var document = new EntryDocument
        {
            Title = "L’été : 5 idées",
            Summary = "Deux phrases. Pas plus.",
            Body = "Le texte.",
            Theme = "marketing",
            Tags = ["petit budget"],
            Level = Level.Advanced,
            Cover = new CoverImage("a.png", "Une vitrine"),
            PublishedAt = new DateTimeOffset(2026, 3, 14, 5, 0, 0, TimeSpan.Zero),
            Extras = new Dictionary<string, JsonElement> { ["note"] = JsonSerializer.SerializeToElement(5) },
        };

        Assert.Equal(
            """
            ---
            titre: "L’été : 5 idées"
            resume: Deux phrases. Pas plus.
            genre: article
            langue: fr
            theme: marketing
            etiquettes:
            - petit budget
            niveau: avancé
            couverture:
              image: a.png
              alt: Une vitrine
            licence: CC-BY-4.0
            date: "2026-03-14T05:00:00Z"
            note: 5
            ---

            Le texte.

            """,
            FrontMatter.Write(document));
    }

    // The reader refuses some text, as it should; such a body was never stored.
    private static bool IsPlain(string body)
    {
        var problems = new ProblemList();
        var mentions = BodyReader.ReadMarkdown(body, 1, problems);
        return problems.IsEmpty && mentions.Count == 0 && body.IsNormalized() && !body.Contains('\u0085', StringComparison.Ordinal)
            && body.ReplaceLineEndings("\n") == body;
    }

    private static void AssertSame(EntryDocument expected, EntryDocument actual)
    {
        Assert.Equal(expected.Extras.Keys, actual.Extras.Keys);
        Assert.All(expected.Extras, extra => Assert.True(
            JsonElement.DeepEquals(extra.Value, actual.Extras[extra.Key]), $"{extra.Value.GetRawText()} became {actual.Extras[extra.Key].GetRawText()}"));
        Assert.Equal(WithoutExtras(expected), WithoutExtras(actual));
    }

    private static string WithoutExtras(EntryDocument document)
        => JsonSerializer.Serialize(document with { Extras = new Dictionary<string, JsonElement>() });
}
