using Escouade.Fixtures;
using Xunit;

namespace Escouade.Search;

/// <summary>Which of two texts that match comes first, each reason by itself.</summary>
public sealed class RankingTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Filler = "Un texte de la même longueur que les autres, pour que rien d’autre ne compte.";

    [Fact]
    public async Task A_title_comes_before_a_summary_and_a_summary_before_a_body()
    {
        await DropAsync("corps", "Ordre un", "Résumé un", $"{Filler} Le rabaska.");
        await DropAsync("resume", "Ordre deux", "Résumé rabaska", Filler);
        await DropAsync("titre", "Ordre rabaska", "Résumé trois", Filler);

        Assert.Equal(["Ordre rabaska", "Ordre deux", "Ordre un"], await TitlesAsync("rabaska"));
    }

    [Fact]
    public async Task The_word_itself_comes_before_its_forms_and_what_is_nearly_it_only_where_nobody_wrote_the_word()
    {
        await DropAsync("presque", "Presque", "Résumé", $"{Filler} Le captaur.");
        await DropAsync("forme", "Forme", "Résumé", $"{Filler} Les capteurs.");
        await DropAsync("exact", "Exact", "Résumé", $"{Filler} Le capteur.");

        Assert.Equal(["Exact", "Forme"], await TitlesAsync("capteur"));
        Assert.Equal(["Exact", "Forme"], await TitlesAsync("capteur abracadabrantesque"));
        Assert.Equal(["Exact", "Presque"], (await TitlesAsync("captour")).Order());
    }

    [Fact]
    public async Task Of_twins_the_fresh_one_comes_first_however_old_both_are()
    {
        await DropAsync("vieux", "Jumeau", "Résumé", $"{Filler} Le goéland.", "date: 2019-01-01");
        await DropAsync("moins-vieux", "Jumeau", "Résumé", $"{Filler} Le goéland.", "date: 2021-01-01");
        await DropAsync("neuf", "Jumeau", "Résumé", $"{Filler} Le goéland.");

        var found = (await app.GetJsonAsync("/api/search?q=goeland")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("publishedAt").GetDateTimeOffset()).ToList();

        Assert.Equal(3, found.Count);
        Assert.Equal(found.OrderDescending(), found);
    }

    [Fact]
    public async Task Of_twins_the_one_that_says_what_it_takes_comes_first_although_it_is_older()
    {
        await DropAsync("muet", "Jumeau muet", "Résumé", $"{Filler} Le harfang.", "date: 2020-02-01");
        await DropAsync("utile", "Jumeau utile", "Résumé", $"{Filler} Le harfang.", "date: 2020-01-01\nniveau: débutant\ntemps: 1 heure\ncout: gratuit");

        Assert.Equal(["Jumeau utile", "Jumeau muet"], await TitlesAsync("harfang"));
    }

    [Fact]
    public async Task A_fresh_and_useful_body_does_not_come_before_a_title()
    {
        await DropAsync("vieux-titre", "Le caribou", "Résumé", Filler, "date: 2019-01-01");
        await DropAsync("corps-neuf", "Neuf", "Résumé", $"{Filler} Le caribou.", "niveau: débutant\ntemps: 1 heure\ncout: gratuit");

        Assert.Equal(["Le caribou", "Neuf"], await TitlesAsync("caribou"));
    }

    private Task DropAsync(string name, string title, string summary, string body, string header = "")
        => app.DropAsync($"{name}.md", $"---\ntitre: {title}\nresume: {summary}\n{(header.Length > 0 ? header + "\n" : "")}---\n\n{body}\n");

    private async Task<List<string>> TitlesAsync(string query)
        => [.. (await app.GetJsonAsync($"/api/search?q={query}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!)];
}
