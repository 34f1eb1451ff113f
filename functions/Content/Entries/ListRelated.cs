using System.Text.Json;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Content.Text;
using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Content.Entries;

/// <summary>Lists what to read after an entry: what shares its tags, then its theme, then its experts.</summary>
internal static class ListRelated
{
    private const int Most = 4;
    private const int Looked = 30;

    internal sealed record Response(IReadOnlyList<EntryCard> Items);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/entries/{slug}/related", Reads.Methods, HandleAsync)
            .WithName(nameof(ListRelated))
            .WithSummary("Lists what to read after an entry; its old addresses answer as those of the entry do.")
            .WithTags("entries")
            .Produces<Response>()
            .Produces(StatusCodes.Status308PermanentRedirect)
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)
            .AllowAnonymous();

    private static async Task<Results<SnapshotResult, RedirectHttpResult, ProblemHttpResult>> HandleAsync(
        string slug, HttpContext context, SiteReader site, IEntryLists lists, IEntryStore store, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
            return Problems.Of(StatusCodes.Status404NotFound);
        if (await site.ReadAsync(SiteFileNames.Entry(slug)) is not { } entry)
            return await GetEntry.LeadOnAsync(slug, "/related", context, store, cancellationToken);

        var snapshot = await site.ReadAsync($"related/{slug}", async _ => Snapshot.OfJson(
            await FindAsync(JsonSerializer.Deserialize(entry.Plain, ContentJson.Wire.EntryPage)!, lists),
            ContentJson.Wire.ListRelatedResponse));
        return new SnapshotResult(snapshot!);
    }

    private static async Task<Response> FindAsync(EntryPage page, IEntryLists lists)
    {
        var near = page.Tags.Select(tag => (List: ListKey.Of("tag", tag.Slug), Weight: 3))
            .Append((page.Theme is null ? ListKey.All : ListKey.Of("theme", page.Theme), 2))
            .Concat(page.Experts.Select(expert => (ListKey.Of("expert", expert.Slug), 1)));

        var found = new Dictionary<string, (EntryCard Card, int Weight)>();
        foreach (var (list, weight) in near)
        {
            await foreach (var (_, item) in lists.ReadAsync(list, after: null, Looked, CancellationToken.None))
            {
                if (item.Card.Slug != page.Slug)
                    found[item.Card.Slug] = (item.Card, found.GetValueOrDefault(item.Card.Slug).Weight + weight);
            }
        }
        return new([.. found.Values.OrderByDescending(near => near.Weight).ThenByDescending(near => near.Card.PublishedAt).Take(Most).Select(near => near.Card)]);
    }
}
