using System.Net;
using System.Text.Json;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Escouade.Search.Service;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Editorial;

public sealed class RebuildIndexTests(Services services) : IAsyncLifetime
{
    private readonly RunningApp app = new(services);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IndexPointer Pointer => app.Services.GetRequiredService<IndexPointer>();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.DropAsync("un.md", IngestDropTests.Text("Courriel un"));
        await app.DropAsync("deux.md", IngestDropTests.Text("Courriel deux"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_new_index_takes_the_place_of_the_old_one_which_goes()
    {
        var before = await Pointer.ReadAsync(Token);
        using var staff = app.AsAdministrator();

        using var answer = await staff.PostAsync("/api/staff/search/rebuild", null, Token);
        var rebuilding = app.RunQueuesAsync(deliveries: 2);
        // Not one reader gets less than all while the indexes change places.
        while (!rebuilding.IsCompleted)
            Assert.Equal(2, await CountAsync("courriel"));
        await rebuilding;
        var state = JsonElement.Parse(await staff.GetStringAsync(answer.Headers.Location, Token));

        var after = await Pointer.ReadAsync(Token);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.NotEqual(before.Live, after.Live);
        Assert.Equal(after.Live, state.GetProperty("live").GetString());
        Assert.Equal(JsonValueKind.Null, state.GetProperty("filled").ValueKind);
        Assert.Null(after.Building);
        Assert.Equal(2, await CountAsync("courriel"));
        Assert.DoesNotContain(before.Live, await NamesAsync());
    }

    [Fact]
    public async Task What_is_published_meanwhile_is_in_both()
    {
        await RebuildIndex.RunAsync(new(IsFilling: false), Store, app.Services.GetRequiredService<Content.Experts.IExpertStore>(), Search, Queue, Token);

        await app.DropAsync("trois.md", IngestDropTests.Text("Courriel trois"));

        Assert.Equal(3, await CountAsync("courriel"));
        Assert.Null((await Pointer.ReadAsync(Token)).Building);
    }

    [Fact]
    public async Task An_index_of_another_version_is_replaced_by_the_timer_and_readers_are_answered_all_the_while()
    {
        var old = await Pointer.ReadAsync(Token);
        await Pointer.WriteAsync(new($"{old.Live!.Split('-')[0]}-autre-1-1", null), Token);
        var meanwhile = await app.GetJsonAsync("/api/search?q=courriel");

        Assert.Equal(200, await app.RunTimerAsync("RepairProjections"));
        await app.RunQueuesAsync();

        Assert.True(meanwhile.TryGetProperty("items", out _));
        Assert.Equal(2, await CountAsync("courriel"));
        Assert.NotEqual(old.Live, (await Pointer.ReadAsync(Token)).Live);
    }

    private Content.Entries.IEntryStore Store => app.Services.GetRequiredService<Content.Entries.IEntryStore>();

    private Content.Searching.ISearchIndex Search => app.Services.GetRequiredService<Content.Searching.ISearchIndex>();

    private Platform.Storage.IWorkQueue Queue => app.Services.GetRequiredService<Platform.Storage.IWorkQueue>();

    private async Task<long> CountAsync(string query) => (await app.GetJsonAsync($"/api/search?q={query}")).GetProperty("count").GetInt64();

    private async Task<List<string>> NamesAsync() => await app.Services.GetRequiredService<SearchClients>().Indexes.GetIndexNamesAsync(Token).ToListAsync(Token);
}
