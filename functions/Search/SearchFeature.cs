using Escouade.Content;
using Escouade.Content.Searching;
using Escouade.Search.Demand;
using Escouade.Search.Service;

namespace Escouade.Search;

/// <summary>Finding what is published.</summary>
internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<SearchServiceOptions>(configuration.GetSection(SearchServiceOptions.Section))
        .AddSingleton<SearchClients>()
        .AddSingleton<Glossary>()
        .AddSingleton<IGlossary>(services => services.GetRequiredService<Glossary>())
        .AddSingleton<IndexPointer>()
        .AddSingleton<SearchQueries>()
        .AddSingleton<SearchPulse>()
        .AddSingleton<MomentIndex>()
        .AddSingleton<MomentSearch>()
        .AddSingleton<EntrySearch>()
        .AddSingleton<EntrySuggestions>()
        .AddSingleton<DegradedSearch>()
        .AddSingleton<DemandCounter>()
        .AddSingleton<IDemandStore, TableDemandStore>()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, SearchJson.Wire))
        .AddSingleton<ISearchIndex, AzureSearchIndex>();

    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        SearchEntries.Map(app);
        SuggestEntries.Map(app);
        CountDemand.Map(app);
        ListDemand.Map(app);
    }
}
