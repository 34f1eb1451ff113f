using Azure.Search.Documents.Indexes.Models;

namespace Escouade.Search.Service;

/// <summary>The search index of entries: its fields, how they are read, and what completes a reader's words.</summary>
internal static class EntrySchema
{
    /// <summary>Goes up with every change of fields or analyzers: the next index is another one.</summary>
    public const int Version = 2;

    public const string Suggester = "suggester";
    public const string BoostFresh = "fresh";

    public const string Id = "id";
    public const string Slug = "slug";
    public const string Title = "title";
    public const string Summary = "summary";
    public const string Text = "text";
    public const string Tags = "tags";
    public const string TagSlugs = "tagSlugs";
    public const string Theme = "theme";
    public const string Kind = "kind";
    public const string Level = "level";
    public const string Language = "language";
    public const string Experts = "experts";
    public const string ExpertNames = "expertNames";
    public const string Sectors = "sectors";
    public const string PublishedAt = "publishedAt";
    public const string Card = "card";

    /// <summary>The title, word by word.</summary>
    public const string TitleWords = "titleWords";

    /// <summary>All that can be found, word by word.</summary>
    public const string Words = "words";

    /// <summary>All that can be found, neighbours glued together.</summary>
    public const string Joined = "joined";

    public static SearchIndex Index(string name)
    {
        var index = Fields(name);
        FrenchAnalysis.AddTo(index);
        return index;
    }

    private static SearchIndex Fields(string name) => new(name)
    {
        Fields =
        {
            new SimpleField(Id, SearchFieldDataType.String) { IsKey = true },
            new SimpleField(Slug, SearchFieldDataType.String) { IsFilterable = true },
            French(Title),
            French(Summary),
            French(Text),
            French(Tags, isCollection: true),
            French(ExpertNames, isCollection: true),
            Plain(TitleWords, FrenchAnalysis.Words),
            Plain(Words, FrenchAnalysis.Words, isCollection: true),
            Plain(Joined, FrenchAnalysis.Joined, isCollection: true, FrenchAnalysis.Words),
            Facet(Theme),
            Facet(Kind),
            Facet(Level),
            Facet(Language),
            Facet(Experts, isCollection: true),
            Facet(TagSlugs, isCollection: true),
            Facet(Sectors, isCollection: true),
            new SimpleField(PublishedAt, SearchFieldDataType.DateTimeOffset) { IsFilterable = true, IsSortable = true },
            // What lists show, so that a page of results asks nobody else.
            new SimpleField(Card, SearchFieldDataType.String),
        },
        Suggesters = { new SearchSuggester(Suggester, Title, Tags, ExpertNames) },
        ScoringProfiles =
        {
            new ScoringProfile(BoostFresh)
            {
                Functions = { new FreshnessScoringFunction(PublishedAt, 1.3, new(TimeSpan.FromDays(365))) },
            },
        },
        DefaultScoringProfile = BoostFresh,
    };

    private static SearchableField French(string name, bool isCollection = false)
        => new(name, isCollection) { AnalyzerName = FrenchAnalysis.Stems, SynonymMapNames = { Glossary.MapName } };

    private static SearchableField Plain(string name, string analyzer, bool isCollection = false, string? searchAnalyzer = null) => searchAnalyzer is null
        ? new(name, isCollection) { AnalyzerName = analyzer }
        : new(name, isCollection) { IndexAnalyzerName = analyzer, SearchAnalyzerName = searchAnalyzer };

    private static SimpleField Facet(string name, bool isCollection = false)
        => new(name, isCollection ? SearchFieldDataType.Collection(SearchFieldDataType.String) : SearchFieldDataType.String) { IsFilterable = true, IsFacetable = true };
}
