using System.Net;
using System.Text.Json;
using Escouade.Content.Entries;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Editorial;

public sealed class UnpublishEntryTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEntryStore Store => app.Services.GetRequiredService<IEntryStore>();

    [Fact]
    public async Task What_is_unpublished_is_gone_from_everywhere_and_asking_twice_is_the_same()
    {
        await app.DropAsync("retire.md", IngestDropTests.Text("Retiré du site", "theme: marketing\netiquettes: [retrait]"));
        await app.DropAsync("reste.md", IngestDropTests.Text("Ce qui reste", "theme: marketing\netiquettes: [retrait]"));
        var head = await HeadAsync("retire-du-site");

        var first = await DeleteAsync(head.Id, head.RevisionTag);
        await app.RunQueuesAsync(deliveries: 2);
        var second = await DeleteAsync(head.Id, head.RevisionTag);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first, second));
        Assert.DoesNotContain("retire-du-site", await SlugsAsync("/api/entries"));
        Assert.Equal(["ce-qui-reste"], await SlugsAsync("/api/entries?theme=marketing"));
        Assert.Equal(["ce-qui-reste"], await SlugsAsync("/api/entries?tag=retrait"));
        Assert.Equal(["ce-qui-reste"], await SlugsAsync("/api/search?q=retrait"));
        Assert.DoesNotContain("retire-du-site", await app.Http.GetStringAsync("/api/suggest?q=retire", Token), StringComparison.Ordinal);
        Assert.DoesNotContain("retire-du-site", await app.Http.GetStringAsync("/api/feeds/rss.xml", Token), StringComparison.Ordinal);
        Assert.DoesNotContain("retire-du-site", await app.Http.GetStringAsync("/api/sitemap.xml", Token), StringComparison.Ordinal);
        Assert.Equal(1, (await app.GetJsonAsync("/api/tags")).GetProperty("items").EnumerateArray().Single(tag => tag.GetProperty("slug").GetString() == "retrait").GetProperty("count").GetInt32());
        Assert.False(await app.Blobs.GetBlobContainerClient("site").GetBlobClient("entries/retire-du-site.json").ExistsAsync(Token));
        Assert.Empty((await HeadAsync("retire-du-site")).Listed);
    }

    [Fact]
    public async Task Its_addresses_say_in_French_that_it_was_withdrawn()
    {
        await app.DropAsync("adresse.md", IngestDropTests.Text("Première adresse"));
        await app.DropAsync("adresse.md", IngestDropTests.Text("Seconde adresse"));
        await UnpublishAsync("seconde-adresse");

        foreach (var slug in (string[])["premiere-adresse", "seconde-adresse"])
        {
            using var answer = await app.Http.GetAsync($"/api/entries/{slug}", Token);

            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("Contenu retiré", JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("title").GetString());
        }
    }

    [Fact]
    public async Task What_a_crash_left_after_the_commit_is_mended_by_the_timer()
    {
        await app.DropAsync("panne.md", IngestDropTests.Text("Panne de courant"));
        var head = await HeadAsync("panne-de-courant");
        // The process died between the commit and its message.
        await Store.CommitAsync(head with { IsPublished = false, IsProjected = false, UpdatedAt = DateTimeOffset.UnixEpoch }, Token);

        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairProjections)));
        await app.RunQueuesAsync();

        Assert.Empty(await SlugsAsync("/api/search?q=panne"));
        Assert.True((await HeadAsync("panne-de-courant")).IsProjected);
    }

    [Fact]
    public async Task The_same_event_again_does_not_bring_it_back_and_the_file_dropped_again_does()
    {
        var text = IngestDropTests.Text("Revenant");
        await app.DropAsync("revenant.md", text);
        await UnpublishAsync("revenant");

        Assert.Equal(200, await app.DeliverDropAsync("revenant.md"));
        await app.RunQueuesAsync();
        var afterEvent = await SlugsAsync("/api/search?q=revenant");
        // Storage tells times to the second.
        await Task.Delay(TimeSpan.FromSeconds(1.1), Token);
        await app.DropAsync("revenant.md", text, deliveries: 2);

        Assert.Empty(afterEvent);
        Assert.Equal(["revenant"], await SlugsAsync("/api/search?q=revenant"));
        Assert.Equal("Revenant", (await app.GetJsonAsync("/api/entries/revenant")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task It_needs_staff_a_known_entry_and_the_revision_that_they_saw()
    {
        await app.DropAsync("garde.md", IngestDropTests.Text("Sous bonne garde"));
        var head = await HeadAsync("sous-bonne-garde");
        using var stranger = app.As("quelqu-un@exemple.quebec");

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.DeleteAsync($"/api/entries/{head.Id}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync("rien", "*"));
        Assert.Equal(HttpStatusCode.PreconditionRequired, await DeleteAsync(head.Id, null));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await DeleteAsync(head.Id, "\"9-0123456789abcdef\""));
        Assert.Equal(["sous-bonne-garde"], await SlugsAsync("/api/search?q=garde"));
    }

    [Fact]
    public async Task A_rebuilt_index_does_without_it()
    {
        await app.DropAsync("index.md", IngestDropTests.Text("Hors index"));
        await UnpublishAsync("hors-index");
        using var staff = app.AsAdministrator();

        using var answer = await staff.PostAsync("/api/staff/search/rebuild", null, Token);
        await app.RunQueuesAsync();

        Assert.Empty(await SlugsAsync("/api/search?q=index"));
    }

    private async Task UnpublishAsync(string slug)
    {
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync((await HeadAsync(slug)).Id, "*"));
        await app.RunQueuesAsync();
    }

    private async Task<HttpStatusCode> DeleteAsync(string id, string? known)
    {
        using var staff = app.AsAdministrator();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/entries/{id}");
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-Match", known);
        using var answer = await staff.SendAsync(request, Token);
        return answer.StatusCode;
    }

    private async Task<EntryHead> HeadAsync(string slug) => (await Store.FindAsync((await Store.FindIdAsync(slug, Token))!, Token))!;

    private async Task<List<string>> SlugsAsync(string address)
        => [.. (await app.GetJsonAsync(address)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!)];
}
