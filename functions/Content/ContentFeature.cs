using Escouade.Content.Chapters;
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
        .AddSingleton<PodcastBuilder>()
        .AddSingleton<FeedBuilder>()
        .AddSingleton<EntryRenderer>();

    public static void MapContent(this WebApplication app)
    {
        // Once it listens, and beside its first reader, who then waits less; nobody waits for this.
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(app.Services.GetRequiredService<SiteReader>().LookAsync));
        ListEntries.Map(app);
        GetEntry.Map(app);
        ListRelated.Map(app);
        GetEntryChapters.Map(app);
        ListThemes.Map(app);
        ListTags.Map(app);
        GetFeed.Map(app);
        GetListFeed.Map(app);
        GetSitemap.Map(app);
        GetOpenSearch.Map(app);
    }
}
