using Escouade.Fixtures;
using Xunit;

namespace Escouade.Search;

/// <summary>What a Québec business owner types, and what must come up: <c>french-search.yml</c>, asked of the samples by <c>GET /api/search</c>.</summary>
public sealed class FrenchSearchTests(AppWithSamples app) : IClassFixture<AppWithSamples>
{
    private const double Overall = 0.95;
    private const double AnyFamily = 0.90;
    private const string HeldOut = "held-out";

    // The file holds three decimals.
    private const double Rounding = 0.0005;

    public static TheoryData<string> FamilyNames => [.. SearchPairs.Known.Keys];

    [Theory, MemberData(nameof(FamilyNames))]
    public async Task A_family_of_queries_finds_what_it_should_and_no_less_than_it_did(string family)
    {
        var measure = await MeasureAsync(family, SearchPairs.Known[family]);

        Assert.True(measure.Recall >= AnyFamily, measure.Report);
        NotBelowCommitted(family, measure);
    }

    [Fact]
    public async Task Nearly_everything_is_found_over_all()
    {
        var measure = await MeasureAsync("all", [.. SearchPairs.Known.Values.SelectMany(pairs => pairs)]);

        Assert.True(SearchPairs.Known.Values.Sum(pairs => pairs.Count) >= 300);
        Assert.True(measure.Recall >= Overall, measure.Report);
    }

    [Fact]
    public async Task What_nothing_was_tuned_on_is_found_no_less_than_it_was()
    {
        foreach (var (family, pairs) in SearchPairs.HeldOut)
            await MeasureAsync($"{HeldOut} {family}", pairs);
        var measure = await MeasureAsync(HeldOut, [.. SearchPairs.HeldOut.Values.SelectMany(pairs => pairs)]);

        Assert.Empty(SearchPairs.HeldOut.Values.SelectMany(pairs => pairs).Select(pair => pair.Query).Intersect(SearchPairs.Known.Values.SelectMany(pairs => pairs).Select(pair => pair.Query)));
        NotBelowCommitted(HeldOut, measure);
    }

    [Theory]
    // Terms of the glossary that no text holds as they are.
    [InlineData("disque dur")]
    [InlineData("paiement sans contact")]
    [InlineData("client potentiel")]
    [InlineData("gestion des stocks")]
    // A minus before a compound says nothing against its little words.
    [InlineData("publicité -bouche-à-oreille")]
    [InlineData("clients -clé-en-main")]
    [InlineData("courriel -l’à-côté")]
    [InlineData("livraison -jusqu’à")]
    [InlineData("enverra")]
    public async Task Something_is_found_although_not_all_of_it_is(string query)
        => Assert.NotEqual(0, (await app.App.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(query)}")).GetProperty("count").GetInt64());

    [Theory]
    [InlineData("search engine zorglub", "zorglub", "se-faire-trouver-sur-le-web-les-bases-du-referencement")]
    [InlineData("online store zorglub", "zorglub", "ouvrir-sa-premiere-boutique-en-ligne")]
    [InlineData("messagerie instantanée zorglub", "zorglub", null)]
    [InlineData("word of mouth zorglub", "zorglub", null)]
    public async Task A_term_beside_a_word_that_nobody_wrote_stays_whole(string query, string dropped, string? expected)
    {
        var found = await app.App.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(query)}");

        Assert.Equal([dropped], found.GetProperty("droppedWords").EnumerateArray().Select(word => word.GetString()));
        Assert.NotEqual(0, found.GetProperty("count").GetInt64());
        if (expected is not null)
            Assert.Contains(expected, found.GetProperty("items").EnumerateArray().Take(5).Select(item => item.GetProperty("slug").GetString()));
    }

    private static void NotBelowCommitted(string name, SearchMeasure measure)
    {
        var committed = SearchPairs.Committed[name];
        Assert.True(measure.Recall >= committed.Recall - Rounding && measure.ReciprocalRank >= committed.ReciprocalRank - Rounding,
            $"It was recall {committed.Recall}, MRR {committed.ReciprocalRank}; now\n{measure.Report}");
    }

    private async Task<SearchMeasure> MeasureAsync(string name, IReadOnlyCollection<SearchPair> pairs)
    {
        var measure = await SearchMeasure.OfAsync(name, pairs, app.App);
        TestContext.Current.TestOutputHelper?.WriteLine(measure.Report);
        return measure;
    }
}
