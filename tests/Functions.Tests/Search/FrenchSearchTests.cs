using System.Globalization;
using System.Text;
using Escouade.Conventions;
using Escouade.Fixtures;
using Xunit;
using YamlDotNet.Serialization;

namespace Escouade.Search;

/// <summary>What a Québec business owner types, and what must come up: <c>french-search.yml</c>, asked of the samples by <c>GET /api/search</c>.</summary>
public sealed class FrenchSearchTests(AppWithSamples app) : IClassFixture<AppWithSamples>
{
    private const int Seen = 5;
    private const double Overall = 0.95;
    private const double AnyFamily = 0.90;

    private static readonly Lazy<Dictionary<string, List<Pair>>> Families = new(() => new DeserializerBuilder().Build()
        .Deserialize<Dictionary<string, List<Pair>>>(File.ReadAllText(Repository.PathTo("tests", "Functions.Tests", "Search", "french-search.yml"))));

    public static TheoryData<string> FamilyNames => [.. Families.Value.Keys];

    [Theory, MemberData(nameof(FamilyNames))]
    public async Task A_family_of_queries_finds_what_it_should_among_the_first_five(string family)
    {
        var (report, recall, _) = await MeasureAsync(Families.Value[family]);

        Assert.True(recall >= AnyFamily, report);
        TestContext.Current.TestOutputHelper?.WriteLine(report);
    }

    [Fact]
    public async Task Nearly_everything_is_found_over_all()
    {
        var (report, recall, _) = await MeasureAsync([.. Families.Value.Values.SelectMany(pairs => pairs)]);

        Assert.True(Families.Value.Values.Sum(pairs => pairs.Count) >= 300);
        Assert.True(recall >= Overall, report);
    }

    private async Task<(string Report, double Recall, double ReciprocalRank)> MeasureAsync(List<Pair> pairs)
    {
        var missed = new StringBuilder();
        var (recall, rank) = (0.0, 0.0);
        foreach (var pair in pairs)
        {
            var found = await SearchAsync(pair.Query);
            var hits = pair.Expected.Count(slug => found.Take(Seen).Contains(slug));
            var wrong = pair.Not.Where(found.Contains).ToList();
            recall += wrong.Count > 0 ? 0 : (double)hits / pair.Expected.Count;
            rank += pair.Expected.Select(slug => found.IndexOf(slug)).Where(place => place >= 0).Select(place => 1.0 / (place + 1)).DefaultIfEmpty(0).Max();
            if (hits < pair.Expected.Count || wrong.Count > 0)
                missed.AppendLine(CultureInfo.InvariantCulture, $"  « {pair.Query} » expects {string.Join(", ", pair.Expected)}{(wrong.Count > 0 ? $", not {string.Join(", ", wrong)}" : "")}; finds {string.Join(", ", found.Take(Seen))}");
        }
        (recall, rank) = (recall / pairs.Count, rank / pairs.Count);
        return (string.Create(CultureInfo.InvariantCulture, $"recall@{Seen} {recall:F3}, MRR {rank:F3}, {pairs.Count} pairs\n{missed}"), recall, rank);
    }

    /// <returns>The slugs that were found, the best first.</returns>
    private async Task<List<string>> SearchAsync(string query)
        => [.. (await app.App.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(query)}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!)];

    internal sealed class Pair
    {
        [YamlMember(Alias = "q")]
        public string Query { get; init; } = "";

        [YamlMember(Alias = "expect")]
        public List<string> Expected { get; init; } = [];

        [YamlMember(Alias = "not")]
        public List<string> Not { get; init; } = [];
    }
}
