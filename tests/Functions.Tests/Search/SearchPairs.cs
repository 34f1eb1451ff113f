using Escouade.Conventions;
using YamlDotNet.Serialization;

namespace Escouade.Search;

/// <summary>Queries and what they must find, by family, as the files beside this one hold them.</summary>
internal static class SearchPairs
{
    /// <summary>What search was made with.</summary>
    public static IReadOnlyDictionary<string, List<SearchPair>> Known { get; } = Read<Dictionary<string, List<SearchPair>>>("french-search.yml");

    /// <summary>What nothing was tuned on.</summary>
    public static IReadOnlyDictionary<string, List<SearchPair>> HeldOut { get; } = Read<Dictionary<string, List<SearchPair>>>("french-search.held-out.yml");

    /// <summary>What each family reached; none may fall below.</summary>
    public static IReadOnlyDictionary<string, SearchFigures> Committed { get; } = Read<Dictionary<string, SearchFigures>>("french-search.baseline.yml");

    private static T Read<T>(string file)
        => new DeserializerBuilder().Build().Deserialize<T>(File.ReadAllText(Repository.PathTo("tests", "Functions.Tests", "Search", file)));
}

internal sealed class SearchPair
{
    [YamlMember(Alias = "q")]
    public string Query { get; init; } = "";

    [YamlMember(Alias = "expect")]
    public List<string> Expected { get; init; } = [];

    [YamlMember(Alias = "not")]
    public List<string> Not { get; init; } = [];
}

internal sealed class SearchFigures
{
    [YamlMember(Alias = "recall")]
    public double Recall { get; init; }

    [YamlMember(Alias = "mrr")]
    public double ReciprocalRank { get; init; }
}
