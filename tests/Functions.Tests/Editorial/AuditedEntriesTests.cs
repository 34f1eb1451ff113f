using System.Net.Http.Json;
using Escouade.Content.Entries;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Editorial;

/// <summary>Whatever changes what readers get is one line of the audit log.</summary>
public sealed class AuditedEntriesTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drop_its_edit_and_its_withdrawal_are_one_line_each_whoever_did_them()
    {
        await app.DropAsync("trace.md", IngestDropTests.Text("Trace écrite"), deliveries: 2);
        var id = (await app.GetJsonAsync("/api/entries/trace-ecrite")).GetProperty("id").GetString()!;
        using var staff = app.AsAdministrator();

        using var edited = await staff.SendAsync(new(HttpMethod.Put, $"/api/entries/{id}") { Content = JsonContent.Create(new { title = "Trace écrite", body = "Autre" }), Headers = { { "If-Match", "*" } } }, Token);
        using var withdrawn = await staff.SendAsync(new(HttpMethod.Delete, $"/api/entries/{id}") { Headers = { { "If-Match", "*" } } }, Token);
        await app.RunQueuesAsync(deliveries: 2);

        // No address stands in a log that is never changed.
        var administrator = PersonClaims.Sign(EmailAddress.Mask(Services.Administrator), EmailAddress.Key(Services.Administrator));
        Assert.Equal(
            [("inbox", "entry.publish"), (administrator, "entry.publish"), (administrator, "entry.withdraw")],
            await LinesOfAsync(id));
    }

    [Fact]
    public async Task What_a_lost_message_kept_from_the_log_is_written_with_the_repair()
    {
        var store = app.Services.GetRequiredService<IEntryStore>();
        await app.DropAsync("perdue.md", IngestDropTests.Text("Trace perdue"));
        var head = (await store.FindAsync((await store.FindIdAsync("trace-perdue", Token))!, Token))!;
        // The process died between the commit and its message.
        await store.CommitAsync(
            head with { IsPublished = false, IsProjected = false, UpdatedAt = DateTimeOffset.UnixEpoch, Pending = [new("perdue", DateTimeOffset.UnixEpoch, "zoe", "entry.withdraw", head.Id, "")] }, Token);

        await app.RunTimerAsync(nameof(RepairProjections));
        await app.RunQueuesAsync();

        Assert.Equal([("inbox", "entry.publish"), ("zoe", "entry.withdraw")], await LinesOfAsync(head.Id));
        Assert.Empty((await store.FindAsync(head.Id, Token))!.Pending);
    }

    [Fact]
    public async Task Many_edits_before_any_is_projected_lose_no_line()
    {
        await app.DropAsync("vite.md", IngestDropTests.Text("Très vite"));
        var id = (await app.GetJsonAsync("/api/entries/tres-vite")).GetProperty("id").GetString()!;
        using var staff = app.AsAdministrator();
        for (var edit = 0; edit < 24; edit++)
        {
            using var edited = await staff.SendAsync(new(HttpMethod.Put, $"/api/entries/{id}") { Content = JsonContent.Create(new { title = "Très vite", body = $"Texte {edit}" }), Headers = { { "If-Match", "*" } } }, Token);
            Assert.True(edited.IsSuccessStatusCode);
        }
        await app.RunQueuesAsync();

        Assert.Equal(25, (await LinesOfAsync(id)).Count);
        Assert.True((await app.Services.GetRequiredService<IAuditLog>().VerifyAsync(Token)).IsWhole);
    }

    // What the desk notes of it has tests of its own.
    private async Task<List<(string Who, string Action)>> LinesOfAsync(string id)
        => [.. (await app.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).Where(line => line.Event.Target == id && line.Event.Action.StartsWith("entry.", StringComparison.Ordinal)).ToListAsync(Token)).AsEnumerable().Reverse().Select(line => (line.Event.Who, line.Event.Action))];
}
