using System.Net;
using System.Text.Json;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Escouade.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Escouade.Search.Demand;

public sealed class DemandTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await app.DropAsync("pub.md", IngestDropTests.Text("Optimiser sa publicité locale", "theme: marketing"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_finds_nothing_is_counted_once_for_each_time_and_what_is_found_is_not()
    {
        foreach (var query in (string[])["Subvention à l’exportation", "subvention a l'exportation", "d’une franchise?", "publicité locale", "publisité locale", "???", ""])
            await app.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(query)}");
        await FlushAsync();

        var (items, _) = await ListAsync();
        Assert.Contains(("subvention exportation", 2L), items);
        Assert.Contains(("franchise", 1L), items);
        // Others of this class ask too, of the same board.
        Assert.DoesNotContain(items, item => item.Text is "publicite locale" or "publisite locale" or "");
    }

    [Fact]
    public async Task Words_had_to_be_left_out_so_it_is_counted_and_filters_alone_do_not_make_it_so()
    {
        await app.GetJsonAsync("/api/search?q=publicite+dirigeable");
        await app.GetJsonAsync("/api/search?q=publicite&theme=gestion");
        await app.GetJsonAsync("/api/search?q=montgolfiere&theme=gestion");
        await FlushAsync();

        var texts = (await ListAsync()).Items.Select(item => item.Text).ToList();
        Assert.Contains("publicite dirigeable", texts);
        Assert.Contains("montgolfiere", texts);
        Assert.DoesNotContain("publicite", texts);
    }

    [Theory]
    [InlineData("jeanne@exemple.quebec")]
    [InlineData("appeler le 514 555-1234")]
    [InlineData("x")]
    public async Task What_may_point_to_a_person_or_says_nothing_is_never_kept(string query)
    {
        var before = (await ListAsync()).Items.Count;

        await app.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(query)}");
        await FlushAsync();

        Assert.Equal(before, (await ListAsync()).Items.Count);
    }

    [Fact]
    public async Task A_long_query_is_kept_to_eighty_letters_and_digits()
    {
        await app.GetJsonAsync($"/api/search?q={Uri.EscapeDataString(string.Concat(Enumerable.Repeat("zygomatique<b>' ", 12)))}");
        await FlushAsync();

        var text = (await ListAsync()).Items.Select(item => item.Text).Single(text => text.StartsWith("zygo", StringComparison.Ordinal));
        Assert.InRange(text.Length, 1, 80);
        Assert.All(text, sign => Assert.True(sign == ' ' || char.IsLetterOrDigit(sign)));
    }

    [Fact]
    public async Task A_message_that_comes_twice_counts_once_and_two_count_twice()
    {
        await app.DeliverMessageAsync(nameof(CountDemand), """{"batch":"a1","demands":[{"text":"fois","count":3}]}""");
        await app.DeliverMessageAsync(nameof(CountDemand), """{"batch":"a1","demands":[{"text":"fois","count":3}]}""");
        await app.DeliverMessageAsync(nameof(CountDemand), """{"batch":"a2","demands":[{"text":"fois","count":4}]}""");

        Assert.Contains(("fois", 7L), (await ListAsync()).Items);
    }

    [Fact]
    public async Task Staff_get_the_most_wanted_first_page_by_page_and_nobody_else_does()
    {
        await app.DeliverMessageAsync(nameof(CountDemand), """{"batch":"b","demands":[{"text":"rare","count":101},{"text":"frequent","count":103},{"text":"moyen","count":102}]}""");

        var (first, next) = await ListAsync("?limit=2");
        var (second, _) = await ListAsync($"?limit=2&cursor={next}");
        using var stranger = await app.Http.GetAsync("/api/staff/search/demand", Token);

        Assert.Equal(["frequent", "moyen"], first.Select(item => item.Text));
        Assert.Equal("rare", second[0].Text);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1000000000")]
    [InlineData("cursor=nope")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        using var staff = app.AsAdministrator();
        using var answer = await staff.GetAsync($"/api/staff/search/demand?{query}", Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_flood_of_junk_stays_within_bounds_and_what_many_want_stays()
    {
        var store = app.Services.GetRequiredService<IDemandStore>();
        await store.AddAsync("c", [new("voulu", 50)], Token);

        await Parallel.ForEachAsync(Enumerable.Range(0, 23), Token, async (batch, token)
            => await store.AddAsync($"junk{batch}", [.. Enumerable.Range(0, 100).Select(text => new Demand($"junk {batch} {text}", 1))], token));
        await store.AddAsync("last", [new("dernier", 1)], Token);

        var kept = await store.ListAsync(Token);
        Assert.InRange(kept.Count, 1, TableDemandStore.MostTexts);
        Assert.Contains(new("voulu", 50), kept);
        Assert.Contains(new("dernier", 1), kept);
    }

    [Fact]
    public async Task What_is_still_being_typed_is_not_counted_and_what_storage_refuses_is_kept()
    {
        var queue = new FailingQueue();
        await using var counter = new DemandCounter(queue, TimeProvider.System, NullLogger<DemandCounter>.Instance);
        foreach (var text in (string[])["mont", "montgol", "montgolfiere", "autre"])
            counter.Count(text);

        await counter.FlushAsync();
        queue.IsDown = false;
        await counter.FlushAsync();

        Assert.Equal([new("autre", 1), new("montgolfiere", 1)], queue.Sent.OrderBy(demand => demand.Text));
    }

    [Fact]
    public async Task More_different_texts_than_anybody_types_are_not_all_held_and_a_process_that_stops_passes_on_what_it_holds()
    {
        var queue = new FailingQueue { IsDown = false };
        var counter = new DemandCounter(queue, TimeProvider.System, NullLogger<DemandCounter>.Instance);
        for (var text = 0; text < 1_000; text++)
            counter.Count($"junk {text:D4}");

        await counter.DisposeAsync();

        Assert.Equal(DemandCounter.MostWaiting, queue.Sent.Count);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task FlushAsync()
    {
        await app.Services.GetRequiredService<DemandCounter>().FlushAsync();
        await app.RunQueuesAsync(deliveries: 2);
    }

    private async Task<(List<(string Text, long Count)> Items, string? Next)> ListAsync(string query = "?limit=100")
    {
        using var staff = app.AsAdministrator();
        var page = JsonElement.Parse(await staff.GetStringAsync($"/api/staff/search/demand{query}", Token));
        return ([.. page.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("text").GetString()!, item.GetProperty("count").GetInt64()))], page.GetProperty("next").GetString());
    }

    private sealed class FailingQueue : IWorkQueue
    {
        public bool IsDown { get; set; } = true;

        public List<Demand> Sent { get; } = [];

        public Task SendAsync<T>(string queue, T message, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json, TimeSpan delay, CancellationToken cancellationToken)
        {
            if (IsDown)
                throw new HttpRequestException("down");
            Sent.AddRange(((CountDemand.Message)(object)message!).Demands);
            return Task.CompletedTask;
        }
    }
}
