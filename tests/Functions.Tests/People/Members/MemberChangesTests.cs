using System.Net.Http.Json;
using Escouade.Fixtures;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.People.Members;

public sealed class MemberChangesTests(Services services) : IAsyncLifetime
{
    private static readonly Member Maude = Member.New(EmailAddress.Key("maude@exemple.ca"), "Maude Tremblay");

    private readonly RunningApp app = new(services);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IMemberStore Store => app.Services.GetRequiredService<IMemberStore>();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Each_change_is_one_line_and_what_changes_nothing_is_none()
    {
        await GrantAsync(Roles.Editor);
        await GrantAsync(Roles.Editor);
        await RevokeAsync(Roles.Editor);
        await RevokeAsync(Roles.Editor);

        Assert.Equal(["role.revoke editor", "role.grant editor"], await LinesAsync());
        Assert.Empty((await Store.FindAsync(Maude.Id, Token))!.Roles);
    }

    [Fact]
    public async Task A_role_that_gives_nothing_for_now_is_told_so()
    {
        await GrantAsync(Roles.Expert);
        using var staff = app.AsAdministrator();
        Assert.True((await staff.PostAsJsonAsync($"/api/staff/people/{Maude.Id}/moves/farewell", new { }, Token)).IsSuccessStatusCode);

        var (said, exitCode) = await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", "maude@exemple.ca", Roles.Administrator], Token);

        Assert.Equal(1, exitCode);
        Assert.Contains(PeopleTexts.NotActive, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_lose_nothing()
    {
        await Task.WhenAll(Roles.All.Select(GrantAsync));

        Assert.Equal(Roles.All.Order(), (await Store.FindAsync(Maude.Id, Token))!.Roles.Order());
        Assert.Equal(4, (await LinesAsync()).Count);
    }

    [Fact]
    public async Task What_a_crash_kept_from_the_log_is_written_by_the_timer_once()
    {
        await CrashAsync();

        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMemberChanges)));
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairMemberChanges)));

        Assert.Equal(["role.grant expert"], await LinesAsync());
        Assert.Empty(await Store.ListPendingAsync(Token));
    }

    [Fact]
    public async Task What_a_crash_kept_from_the_log_comes_before_the_next_change()
    {
        await CrashAsync();

        await RevokeAsync(Roles.Expert);

        Assert.Equal(["role.revoke expert", "role.grant expert"], await LinesAsync());
    }

    [Fact]
    public async Task No_address_stands_anywhere_but_in_the_table_of_addresses()
    {
        await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", "Ginette.Côté@Exemple.ca", Roles.Editor], Token);
        using var editor = app.As("ginette.côté@exemple.ca");
        Assert.True((await editor.GetAsync("/api/staff/people", Token)).IsSuccessStatusCode);

        var tables = new Azure.Data.Tables.TableServiceClient(app.ConnectionString);
        await foreach (var table in tables.QueryAsync(cancellationToken: Token))
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Token))
                Assert.True(table.Name == "Addresses" || !row.Any(cell => cell.Value?.ToString()?.Contains("ginette", StringComparison.OrdinalIgnoreCase) == true), $"{table.Name} holds an address.");
        }
    }

    private MemberChanges Changes => app.Services.GetRequiredService<MemberChanges>();

    private Task<Member> GrantAsync(string role) => Changes.ChangeAsync(Maude, before => before.With(role), "role.grant", role, "chef", Token);

    private Task<Member> RevokeAsync(string role) => Changes.ChangeAsync(Maude, before => before.Without(role), "role.revoke", role, "chef", Token);

    /// <summary>Leaves what a process leaves that dies between the change and its line.</summary>
    private async Task CrashAsync()
    {
        var happened = new AuditEvent($"member {Maude.Id} 1", TimeProvider.System.GetUtcNow(), "chef", "role.grant", Maude.Id, Roles.Expert);
        Assert.True(await Store.SaveAsync(Maude with { Roles = [Roles.Expert], UpdatedAt = happened.At, Change = 1, Pending = happened }, Token));
    }

    private async Task<IReadOnlyList<string>> LinesAsync()
        => await app.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).Select(line => $"{line.Event.Action} {line.Event.Details}").ToListAsync(Token);
}
