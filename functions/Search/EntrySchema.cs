using Azure.Search.Documents.Indexes.Models;

namespace Escouade.Search;

/// <summary>The search index of entries: its fields, how they are read, and what completes a reader's words.</summary>
internal static class EntrySchema
{
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

    public static SearchIndex Index(string name) => new(name)
    {
        Fields =
        {
            new SimpleField(Id, SearchFieldDataType.String) { IsKey = true },
            new SimpleField(Slug, SearchFieldDataType.String),
            French(Title),
            French(Summary),
            French(Text),
            French(Tags, isCollection: true),
            French(ExpertNames, isCollection: true),
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
                TextWeights = new(new Dictionary<string, double> { [Title] = 6, [Tags] = 4, [Summary] = 3, [ExpertNames] = 3, [Text] = 1 }),
                Functions = { new FreshnessScoringFunction(PublishedAt, 1.3, new(TimeSpan.FromDays(365))) },
            },
        },
        DefaultScoringProfile = BoostFresh,
    };

    private static SearchableField French(string name, bool isCollection = false)
        => new(name, isCollection) { AnalyzerName = LexicalAnalyzerName.FrLucene };

    private static SimpleField Facet(string name, bool isCollection = false)
        => new(name, isCollection ? SearchFieldDataType.Collection(SearchFieldDataType.String) : SearchFieldDataType.String) { IsFilterable = true, IsFacetable = true };
}
