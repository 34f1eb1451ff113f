using System.Text;
using Escouade.Content.Entries;
using Escouade.Content.Site;
using Escouade.Editorial.Drops;
using Escouade.Editorial.Desk;
using Escouade.Fixtures;
using Escouade.Platform.Audit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Editorial;

public sealed class ProjectEntryTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_comes_twice_and_late_does_not_bring_the_old_text_back()
    {
        await app.DropAsync("tard.md", IngestDropTests.Text("Tard", "resume: Ancien"));

        await ProjectSlowlyAsync("tard", async () =>
        {
            await app.PutAsync("tard.md", Encoding.UTF8.GetBytes(IngestDropTests.Text("Tard", "resume: Nouveau")));
            Assert.Equal(200, await app.DeliverDropAsync("tard.md"));
        });

        Assert.Equal("Nouveau", (await app.GetJsonAsync("/api/entries/tard")).GetProperty("summary").GetString());
        Assert.Equal("Nouveau", (await app.GetJsonAsync("/api/search?q=tard")).GetProperty("items")[0].GetProperty("summary").GetString());
    }

    [Fact]
    public async Task A_message_that_comes_late_does_not_bring_back_what_was_unpublished()
    {
        await app.DropAsync("retard.md", IngestDropTests.Text("Retard", "etiquettes: [retard]"));
        var store = app.Services.GetRequiredService<IEntryStore>();
        var id = (await store.FindIdAsync("retard", Token))!;

        await ProjectSlowlyAsync("retard", async () =>
            Assert.True(await app.Services.GetRequiredService<Publisher>().UnpublishAsync((await store.FindAsync(id, Token))!, "test", Token)));

        Assert.Equal(System.Net.HttpStatusCode.Gone, (await app.Http.GetAsync("/api/entries/retard", Token)).StatusCode);
        Assert.Empty((await app.GetJsonAsync("/api/entries?tag=retard&limit=7")).GetProperty("items").EnumerateArray());
        Assert.Equal(0, (await app.GetJsonAsync("/api/search?q=retard")).GetProperty("count").GetInt64());
    }

    /// <summary>Projects an entry, and before its page is written lets something else happen and be projected.</summary>
    private async Task ProjectSlowlyAsync(string slug, Func<Task> meanwhileAsync)
    {
        var services = app.Services;
        var store = services.GetRequiredService<IEntryStore>();
        var slow = new InterruptedSite(services.GetRequiredService<ISiteFiles>(), async () =>
        {
            await meanwhileAsync();
            await app.RunQueuesAsync();
        });

        await ProjectEntry.RunAsync(
            new((await store.FindIdAsync(slug, Token))!), store, ActivatorUtilities.CreateInstance<EntryProjection>(services, slow), services.GetRequiredService<IAuditLog>(), services.GetRequiredService<DeskChanges>(), Token);
        await app.RunQueuesAsync();
    }

    /// <summary>The site for one slow message: before it writes its page, a newer one is committed and projected by others.</summary>
    private sealed class InterruptedSite(ISiteFiles site, Func<Task> interruptAsync) : ISiteFiles
    {
        private bool isInterrupted;

        public async Task WriteAsync(string name, Snapshot snapshot, CancellationToken cancellationToken)
        {
            if (!isInterrupted)
            {
                isInterrupted = true;
                await interruptAsync();
            }
            await site.WriteAsync(name, snapshot, cancellationToken);
        }

        public Task<Snapshot?> ReadAsync(string name, Snapshot? known, CancellationToken cancellationToken) => site.ReadAsync(name, known, cancellationToken);

        public Task DeleteAsync(string name, CancellationToken cancellationToken) => site.DeleteAsync(name, cancellationToken);

        public Task<string> ReadStampAsync(CancellationToken cancellationToken) => site.ReadStampAsync(cancellationToken);

        public Task StampAsync(CancellationToken cancellationToken) => site.StampAsync(cancellationToken);
    }
}
