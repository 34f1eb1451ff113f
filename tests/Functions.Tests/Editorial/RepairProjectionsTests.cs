using System.Text;
using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Site;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Escouade.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Editorial;

public sealed class RepairProjectionsTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task What_was_committed_and_never_projected_is_found_and_mended()
    {
        // With an index in use: to fill a first one projects everything anyway.
        await app.DropAsync("avant.md", IngestDropTests.Text("Avant"));
        var store = app.Services.GetRequiredService<IEntryStore>();
        var document = new EntryDocument { Title = "Oublié", Summary = "Le processus est mort juste après.", Body = "Texte" };
        var id = RevisionHash.Id("oublié");
        var revision = await store.SaveRevisionAsync(document, Token);
        await store.ReserveSlugAsync("oublie", id, Token);
        var longAgo = DateTimeOffset.UnixEpoch;
        await store.CommitAsync(new(id, "oublie", "oublie", revision, 1, longAgo, longAgo, [], [], IsProjected: false, ETag: null), Token);

        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairProjections)));
        Assert.Equal(1, await app.CountAsync(StorageNames.ProjectEntry));
        Assert.Equal(0, await app.CountAsync(StorageNames.RebuildIndex));
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairProjections)));
        await app.RunQueuesAsync(deliveries: 2);

        Assert.Equal("Oublié", (await app.GetJsonAsync("/api/entries/oublie")).GetProperty("title").GetString());
        Assert.True((await store.FindAsync(id, Token))!.IsProjected);
    }

    [Fact]
    public async Task A_text_is_known_to_be_unprojected_from_its_commit_to_its_projection()
    {
        await app.PutAsync("en-attente.md", Encoding.UTF8.GetBytes(IngestDropTests.Text("En attente")));
        Assert.Equal(200, await app.DeliverDropAsync("en-attente.md"));
        var store = app.Services.GetRequiredService<IEntryStore>();

        var waiting = Assert.Single(await store.ListUnprojectedAsync(Token).ToListAsync(Token));
        await app.RunQueuesAsync();

        Assert.Equal("en-attente", waiting.Slug);
        Assert.Empty(await store.ListUnprojectedAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task What_the_host_gave_up_on_is_taken_up_again_once()
    {
        await app.DropAsync("repris.md", "---\ntitre: Repris\ntheme: marketing\n---\n\nTexte.\n");
        var id = (await app.GetJsonAsync("/api/entries/repris")).GetProperty("id").GetString();
        var page = app.Blobs.GetBlobContainerClient(StorageNames.Site).GetBlobClient(SiteFileNames.Entry("repris"));
        await page.DeleteAsync(cancellationToken: Token);
        for (var minute = 0; minute < 40; minute++)
            await app.PoisonAsync(StorageNames.PoisonProjections, $$"""{"id":"{{id}}"}""");
        await app.PoisonAsync(StorageNames.PoisonProjections, "no json");

        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairProjections)));

        Assert.Equal(1, await app.CountAsync(StorageNames.PoisonProjections));
        Assert.Equal(1, await app.CountAsync(StorageNames.ProjectEntry));
        await app.RunQueuesAsync();
        Assert.True(await page.ExistsAsync(Token));
    }

    [Fact]
    public async Task A_message_for_an_entry_that_does_not_exist_is_done_at_once()
        => Assert.Equal(200, await app.DeliverMessageAsync(nameof(ProjectEntry), """{"id":"nothing"}"""));

    [Fact]
    public async Task A_message_that_is_none_fails_so_that_the_host_sets_it_aside()
        => Assert.True(await app.DeliverMessageAsync(nameof(ProjectEntry), "no json") >= 400);

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
