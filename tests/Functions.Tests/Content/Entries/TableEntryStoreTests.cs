using Escouade.Fixtures;
using Xunit;

namespace Escouade.Content.Entries;

public sealed class TableEntryStoreTests(StorageOfTests storage) : IClassFixture<StorageOfTests>, IDisposable
{
    private readonly TableEntryStore store = new(storage.Accounts);

    // As another process has it: what the first keeps in memory is not there.
    private readonly TableEntryStore another = new(storage.Accounts);

    public void Dispose()
    {
        store.Dispose();
        another.Dispose();
    }

    private static EntryDocument Document(string title) => new() { Title = title, Summary = "Résumé", Body = "Texte" };

    private static EntryHead Head(string id, string revision) => new(
        id, "adresse", "adresse", revision, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ["ancienne"], [new("all", "row")], IsProjected: false, ETag: null);

    [Fact]
    public async Task A_head_comes_back_as_it_was_committed()
    {
        var head = Head(NewId(), new string('a', 64));

        var committed = await store.CommitAsync(head, Token);
        var found = await store.FindAsync(head.Id, Token);

        Assert.NotNull(committed?.ETag);
        Assert.Equivalent(committed, found, strict: true);
    }

    [Fact]
    public async Task Of_many_who_create_the_same_entry_one_wins()
    {
        var id = NewId();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => store.CommitAsync(Head(id, $"{n:D64}"), Token)));

        var winner = Assert.Single(outcomes, outcome => outcome is not null);
        Assert.Equal(winner!.Revision, (await store.FindAsync(id, Token))!.Revision);
    }

    [Fact]
    public async Task A_head_that_changed_since_it_was_read_is_not_overwritten()
    {
        var first = (await store.CommitAsync(Head(NewId(), new string('a', 64)), Token))!;
        await store.CommitAsync(first with { Revision = new string('b', 64) }, Token);

        var late = await store.CommitAsync(first with { Revision = new string('c', 64) }, Token);

        Assert.Null(late);
        Assert.Equal(new string('b', 64), (await store.FindAsync(first.Id, Token))!.Revision);
    }

    [Fact]
    public async Task The_same_words_are_the_same_revision()
    {
        var first = await store.SaveRevisionAsync(Document("Été"), Token);
        var second = await store.SaveRevisionAsync(Document("Été"), Token);
        var other = await store.SaveRevisionAsync(Document("Hiver"), Token);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Equivalent(Document("Été"), await another.ReadRevisionAsync(first, Token), strict: true);
    }

    [Fact]
    public async Task A_revision_that_is_missing_is_a_damaged_store()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => store.ReadRevisionAsync(new string('f', 64), Token));

    [Fact]
    public async Task An_address_belongs_to_the_first_who_takes_it_for_ever()
    {
        var slug = $"adresse-{NewId()}";

        Assert.True(await store.ReserveSlugAsync(slug, "one", Token));
        Assert.True(await store.ReserveSlugAsync(slug, "one", Token));
        Assert.False(await store.ReserveSlugAsync(slug, "two", Token));
        Assert.Equal("one", await store.FindIdAsync(slug, Token));
        Assert.Null(await store.FindIdAsync($"nulle-part-{NewId()}", Token));
    }

    [Fact]
    public async Task What_is_not_projected_is_found_until_it_is()
    {
        var head = (await store.CommitAsync(Head(NewId(), new string('a', 64)), Token))!;

        Assert.Contains(await store.ListUnprojectedAsync(Token).Select(found => found.Id).ToListAsync(Token), id => id == head.Id);
        await store.CommitAsync(head with { IsProjected = true }, Token);
        Assert.DoesNotContain(await store.ListUnprojectedAsync(Token).Select(found => found.Id).ToListAsync(Token), id => id == head.Id);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string NewId() => Guid.NewGuid().ToString("N")[..26];
}
