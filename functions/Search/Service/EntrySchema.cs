using Azure.Search.Documents.Indexes.Models;

namespace Escouade.Search.Service;

/// <summary>The search index of entries and experts: its fields, how they are read, what ranks them and what completes a reader's words.</summary>
internal static class EntrySchema
{
    /// <summary>Goes up with every change of fields or analyzers: the next index is another one.</summary>
    public const int Version = 5;

    public const string Suggester = "suggester";
    public const string BoostUseful = "useful";

    public const string Id = "id";
    public const string Title = "title";
    public const string Summary = "summary";
    public const string Text = "text";
    public const string Tags = "tags";
    public const string TagSlugs = "tagSlugs";
    public const string Themes = "themes";
    public const string Kind = "kind";
    public const string Level = "level";
    public const string Language = "language";
    public const string Experts = "experts";
    public const string ExpertLabels = "expertLabels";
    public const string ExpertNames = "expertNames";
    public const string Sectors = "sectors";
    public const string SectorLabels = "sectorLabels";
    public const string Usefulness = "usefulness";
    public const string PublishedAt = "publishedAt";
    public const string Card = "card";

    /// <summary>See <see cref="Content.Searching.Speech.Track"/>; null where nothing is said.</summary>
    public const string Track = "track";

    /// <summary>The title, word by word.</summary>
    public const string TitleWords = "titleWords";

    /// <summary>All that can be found, word by word.</summary>
    public const string Words = "words";

    /// <summary>All that can be found, neighbours glued together.</summary>
    public const string Joined = "joined";

    /// <summary>The title's folded words; a suggester takes no analyzer but the service's own.</summary>
    public const string Suggested = "suggested";

    /// <summary>Those that hold several values.</summary>
    public static readonly IReadOnlySet<string> Collections = new HashSet<string> { Themes, Experts, Sectors, TagSlugs };

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
            new SimpleField(Id, SearchFieldDataType.String) { IsKey = true, IsFilterable = true, IsSortable = true },
            French(Title),
            French(Summary),
            French(Text),
            French(Tags, isCollection: true),
            French(ExpertNames, isCollection: true),
            Plain(TitleWords, FrenchAnalysis.Words),
            Plain(Words, FrenchAnalysis.Words, isCollection: true),
            Plain(Joined, FrenchAnalysis.Joined, isCollection: true, FrenchAnalysis.Words),
            Plain(Suggested, LexicalAnalyzerName.StandardLucene.ToString()),
            Facet(Themes, isCollection: true),
            Facet(Kind),
            Facet(Level),
            Facet(Language),
            Facet(Experts, isCollection: true),
            Facet(ExpertLabels, isCollection: true),
            Facet(TagSlugs, isCollection: true),
            Facet(Sectors, isCollection: true),
            Facet(SectorLabels, isCollection: true),
            new SimpleField(Usefulness, SearchFieldDataType.Double) { IsFilterable = true },
            new SimpleField(PublishedAt, SearchFieldDataType.DateTimeOffset) { IsFilterable = true, IsSortable = true },
            // What lists show, so that a page of results asks nobody else.
            new SimpleField(Card, SearchFieldDataType.String),
            new SimpleField(Track, SearchFieldDataType.String),
        },
        Suggesters = { new SearchSuggester(Suggester, Suggested) },
        ScoringProfiles =
        {
            // Between texts that match as well: never enough to lift a body over a title.
            new ScoringProfile(BoostUseful)
            {
                Functions =
                {
                    new FreshnessScoringFunction(PublishedAt, 1.3, new(TimeSpan.FromDays(365))),
                    new MagnitudeScoringFunction(Usefulness, 1.2, new(0, 4) { ShouldBoostBeyondRangeByConstant = true }),
                },
            },
        },
        DefaultScoringProfile = BoostUseful,
    };

    private static SearchableField French(string name, bool isCollection = false)
        => new(name, isCollection) { AnalyzerName = FrenchAnalysis.Stems, SynonymMapNames = { Glossary.MapName } };

    private static SearchableField Plain(string name, string analyzer, bool isCollection = false, string? searchAnalyzer = null) => searchAnalyzer is null
        ? new(name, isCollection) { AnalyzerName = analyzer }
        : new(name, isCollection) { IndexAnalyzerName = analyzer, SearchAnalyzerName = searchAnalyzer };

    private static SimpleField Facet(string name, bool isCollection = false)
        => new(name, isCollection ? SearchFieldDataType.Collection(SearchFieldDataType.String) : SearchFieldDataType.String) { IsFilterable = true, IsFacetable = true };
}
