using System.Diagnostics;
using Xunit;

namespace Escouade.Editorial.Desk;

public sealed class TextComparisonTests
{
    [Theory]
    [InlineData("Un.\nDeux.\nTrois.\n", "Un.\nDeux mots.\nTrois.\n", "Un.\nDeux<ins> mots</ins>.\nTrois.\n")]
    [InlineData("Un.\n", "Un.\nDeux.\n", "Un.\n<ins>Deux.\n</ins>")]
    [InlineData("", "<b>", "<ins>&lt;b&gt;</ins>")]
    [InlineData("Pareil.", "Pareil.", "Pareil.")]
    public void It_names_words_in_lines(string older, string newer, string html)
        => Assert.Equal(html, TextComparison.Html(TextComparison.Compare(older, newer)));

    [Fact]
    public void Whatever_changed_both_texts_are_in_it()
    {
        var random = new Random(12);
        for (var round = 0; round < 300; round++)
        {
            var (older, newer) = (Text(), Text());
            var parts = TextComparison.Compare(older, newer);

            Assert.Equal(older, string.Concat(parts.Where(part => part.Kind != "inserted").Select(part => part.Text)));
            Assert.Equal(newer, string.Concat(parts.Where(part => part.Kind != "deleted").Select(part => part.Text)));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (string[])["mot", " ", "\n", "\r\n", ", ", "autre", "é"]).Select(words => words[random.Next(words.Length)]));
    }

    [Fact]
    public void A_word_in_every_paragraph_of_a_long_article_is_a_word_each()
    {
        var older = string.Concat(Enumerable.Range(0, 200).Select(number => $"Le paragraphe {number} dit {string.Concat(Enumerable.Repeat("beaucoup ", 30))}de choses.\n\n"));

        var parts = TextComparison.Compare(older, older.Replace("dit", "raconte", StringComparison.Ordinal));

        Assert.Equal(200, parts.Count(part => part is { Kind: "deleted", Text: "dit" }));
        Assert.Equal(200, parts.Count(part => part is { Kind: "inserted", Text: "raconte" }));
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('\n')]
    public void A_text_that_shares_nothing_with_another_takes_no_time(char between)
    {
        var random = new Random(3);
        var watch = Stopwatch.StartNew();

        var parts = TextComparison.Compare(Text(), Text());

        Assert.NotEmpty(parts);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");

        string Text() => string.Join(between, Enumerable.Range(0, 150_000).Select(_ => random.Next(26 * 26 * 26 * 26).ToString("x4", null)));
    }
}
