using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Fixtures;
using Escouade.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Platform.Audit;

public sealed class AuditLogTests(Services services) : IAsyncLifetime
{
    private readonly RunningApp app = new(services);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IAuditLog Log => app.Services.GetRequiredService<IAuditLog>();

    private TableClient Table => app.Services.GetRequiredService<StorageAccounts>().Table(StorageNames.Audit);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_many_write_at_once_is_one_chain_without_a_gap_and_each_event_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Log.AppendAsync(Event(number % 25), Token)));

        var lines = await Log.ListAsync(before: null, Token).ToListAsync(Token);
        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(number => (long)number), lines.Select(line => line.Number));
        Assert.Equal(25, lines.Select(line => line.Event.Id).Distinct().Count());
        Assert.Equal(new(25, IsWhole: true, FirstWrong: null), await Log.VerifyAsync(Token));
    }

    [Fact]
    public async Task An_empty_log_is_whole() => Assert.Equal(new(0, IsWhole: true, FirstWrong: null), await Log.VerifyAsync(Token));

    public static TheoryData<string, Func<TableClient, IReadOnlyList<TableEntity>, Task>> Forgeries => new()
    {
        { "altered", (table, lines) => ChangeAsync(table, lines[5], "Who", "quelqu'un d'autre") },
        { "time altered", (table, lines) => ChangeAsync(table, lines[5], "At", "637000000000000000") },
        { "rehashed", (table, lines) => ChangeAsync(table, lines[5], "Hash", new string('a', 64)) },
        { "newest altered", (table, lines) => ChangeAsync(table, lines[0], "Details", "rien") },
        { "oldest altered", (table, lines) => ChangeAsync(table, lines[^1], "Details", "rien") },
        { "time unreadable", (table, lines) => ChangeAsync(table, lines[5], "At", "hier") },
        { "emptied", (table, lines) => table.UpdateEntityAsync(new TableEntity(lines[5].PartitionKey, lines[5].RowKey), Azure.ETag.All, TableUpdateMode.Replace, Token) },
        { "added on top", (table, lines) => table.AddEntityAsync(new TableEntity(lines[0]) { RowKey = $"line-{long.MaxValue - 11:D19}" }, Token) },
        { "added out of place", (table, lines) => table.AddEntityAsync(new TableEntity(lines[0]) { RowKey = "line-5" }, Token) },
        { "added between", (table, lines) => table.AddEntityAsync(new TableEntity(lines[0]) { RowKey = lines[5].RowKey + "0" }, Token) },
        { "head missing", (table, lines) => table.DeleteEntityAsync(lines[0].PartitionKey, "head", cancellationToken: Token) },
        { "head emptied", (table, lines) => table.UpdateEntityAsync(new TableEntity(lines[0].PartitionKey, "head"), Azure.ETag.All, TableUpdateMode.Replace, Token) },
        { "missing", (table, lines) => table.DeleteEntityAsync(lines[5]) },
        { "newest missing", (table, lines) => table.DeleteEntityAsync(lines[0]) },
        { "oldest missing", (table, lines) => table.DeleteEntityAsync(lines[^1]) },
        {
            "two exchanged", async (table, lines) =>
            {
                var who = lines[3].GetString("Target");
                await ChangeAsync(table, lines[3], "Target", lines[4].GetString("Target"));
                await ChangeAsync(table, lines[4], "Target", who);
            }
        },
    };

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public async Task A_line_that_is_missing_or_was_altered_is_found(string what, Func<TableClient, IReadOnlyList<TableEntity>, Task> forgeAsync)
    {
        for (var number = 0; number < 10; number++)
            await Log.AppendAsync(Event(number), Token);
        using var staff = app.AsAdministrator();
        var before = JsonElement.Parse(await staff.GetStringAsync("/api/staff/audit/verify", Token));

        await forgeAsync(Table, await Table.QueryAsync<TableEntity>("RowKey ge 'line-' and RowKey lt 'line.'", cancellationToken: Token).ToListAsync(Token));

        var after = JsonElement.Parse(await staff.GetStringAsync("/api/staff/audit/verify", Token));
        Assert.True(before.GetProperty("isWhole").GetBoolean(), what);
        Assert.False(after.GetProperty("isWhole").GetBoolean(), what);
    }

    [Fact]
    public async Task A_line_that_fits_nowhere_is_refused_rather_than_tried_for_ever()
    {
        await Log.AppendAsync(Event(1), Token);
        await Table.DeleteEntityAsync("log", "head", cancellationToken: Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Log.AppendAsync(Event(2), Token));
        Assert.Equal([1], await Log.ListAsync(before: null, Token).Select(line => line.Number).ToListAsync(Token));
    }

    [Fact]
    public async Task It_is_read_page_by_page()
    {
        for (var number = 0; number < 7; number++)
            await Log.AppendAsync(Event(number), Token);
        using var staff = app.AsAdministrator();
        var seen = new List<long>();
        for (var address = "/api/staff/audit?limit=3"; address is not null;)
        {
            var page = JsonElement.Parse(await staff.GetStringAsync(address, Token));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("number").GetInt64()));
            address = page.GetProperty("next").GetString() is { } next ? $"/api/staff/audit?limit=3&cursor={next}" : null;
        }

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], seen);
    }

    private static AuditEvent Event(int number)
        => new($"essai {number}", new DateTimeOffset(2026, 3, 14, 15, 9, 26, TimeSpan.Zero).AddTicks(number), "maude@exemple.ca", "test.write", $"cible {number}", "");

    private static Task<Azure.Response> ChangeAsync(TableClient table, TableEntity row, string column, string value)
    {
        row[column] = value;
        return table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace, Token);
    }
}
