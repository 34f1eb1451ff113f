using Escouade.Content.Entries;
using Escouade.Content.Feeds;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Content.Themes;

namespace Escouade.Content;

/// <summary>What is published, and how readers get it.</summary>
internal static class ContentFeature
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<IEntryStore, TableEntryStore>()
        .AddSingleton<IEntryLists, TableEntryLists>()
        .AddSingleton<ISiteFiles, BlobSiteFiles>()
        .AddSingleton<SiteReader>()
        .AddSingleton<ListPages>()
        .AddSingleton<FeedBuilder>()
        .AddSingleton<EntryRenderer>();

    public static void MapContent(this IEndpointRouteBuilder app)
    {
        ListEntries.Map(app);
        GetEntry.Map(app);
        ListRelated.Map(app);
        ListThemes.Map(app);
        ListTags.Map(app);
        GetFeed.Map(app);
        GetListFeed.Map(app);
        GetSitemap.Map(app);
        GetOpenSearch.Map(app);
    }
}
