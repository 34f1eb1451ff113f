using Escouade.Content.Entries;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Content.Lists;

public sealed class TableEntryListsTests(StorageOfTests storage) : IClassFixture<StorageOfTests>
{
    private readonly TableEntryLists lists = new(storage.Accounts);
    private readonly string list = $"tag=t{Guid.NewGuid():N}";

    [Fact]
    public async Task Entries_come_newest_first_a_page_at_a_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 25).Select(day => PutAsync($"e{day:D2}", day)));

        var first = await lists.ReadAsync(list, after: null, 10, Token).ToListAsync(Token);
        var second = await lists.ReadAsync(list, first[^1].Row, 10, Token).ToListAsync(Token);
        var third = await lists.ReadAsync(list, second[^1].Row, 10, Token).ToListAsync(Token);

        Assert.Equal(
            Enumerable.Range(0, 25).Reverse().Select(day => $"e{day:D2}"),
            first.Concat(second).Concat(third).Select(row => row.Item.Card.Slug));
        Assert.Equal(25, await lists.CountAsync(list, Token));
    }

    [Fact]
    public async Task Putting_an_entry_twice_changes_nothing()
    {
        await PutAsync("a", 1);
        await PutAsync("a", 1);

        Assert.Equal(1, await lists.CountAsync(list, Token));
    }

    [Fact]
    public async Task An_entry_leaves_the_lists_it_no_longer_belongs_to_however_often_it_is_told()
    {
        var row = Row("a", 1);
        var left = new ListRow($"{list}-left", row);
        await lists.PutAsync(Item("a"), [new(list, row), left], gone: [], Token);

        await lists.PutAsync(Item("a"), [new(list, row)], gone: [left], Token);
        await lists.PutAsync(Item("a"), [new(list, row)], gone: [left], Token);

        Assert.Equal(1, await lists.CountAsync(list, Token));
        Assert.Equal(0, await lists.CountAsync(left.List, Token));
    }

    [Fact]
    public async Task A_list_that_changes_while_it_is_refreshed_stays_marked()
    {
        await PutAsync("a", 1);
        var read = (await lists.ReadChangedAsync(Token)).Where(changed => changed.List == list).ToList();
        await PutAsync("b", 2);

        await lists.ClearChangedAsync(read, Token);

        var renewed = Assert.Single(await lists.ReadChangedAsync(Token), changed => changed.List == list);
        await lists.ClearChangedAsync([renewed], Token);
        Assert.DoesNotContain(await lists.ReadChangedAsync(Token), changed => changed.List == list);
    }

    [Fact]
    public async Task A_mark_that_somebody_else_cleared_is_told()
    {
        await PutAsync("a", 1);
        var read = (await lists.ReadChangedAsync(Token)).Where(changed => changed.List == list).ToList();

        var first = await lists.ClearChangedAsync(read, Token);
        var second = await lists.ClearChangedAsync(read, Token);

        Assert.Empty(first);
        Assert.Equal([list], second);
    }

    [Fact]
    public async Task A_value_with_no_entry_left_is_no_longer_counted()
    {
        var filter = $"f{Guid.NewGuid():N}";
        await lists.SaveCountAsync(filter, new("a", "A", 2), Token);
        await lists.SaveCountAsync(filter, new("b", "B", 1), Token);

        await lists.SaveCountAsync(filter, new("b", "B", 0), Token);

        Assert.Equal([new ValueCount("a", "A", 2)], await lists.ReadCountsAsync(filter, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task PutAsync(string slug, int day) => lists.PutAsync(Item(slug), [new(list, Row(slug, day))], gone: [], Token);

    private static string Row(string slug, int day) => ListKey.Row(DateTimeOffset.UnixEpoch.AddDays(day), slug);

    private static ListItem Item(string slug) => new(
        new EntryCard(slug, EntryKind.Article, "fr", $"Titre {slug}", "Résumé", null, null, [], DateTimeOffset.UnixEpoch, 1, null), [], [], DateTimeOffset.UnixEpoch);
}
