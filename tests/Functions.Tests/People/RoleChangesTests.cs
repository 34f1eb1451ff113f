using Escouade.Fixtures;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.People;

public sealed class RoleChangesTests(Services services) : IAsyncLifetime
{
    private readonly RunningApp app = new(services);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IMemberStore Store => app.Services.GetRequiredService<IMemberStore>();

    private RoleChanges Changes => app.Services.GetRequiredService<RoleChanges>();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Each_change_is_one_line_and_what_changes_nothing_is_none()
    {
        await Changes.SetAsync("maude@exemple.ca", Roles.Editor, isGranted: true, "chef@exemple.ca", Token);
        await Changes.SetAsync("Maude@Exemple.ca", Roles.Editor, isGranted: true, "chef@exemple.ca", Token);
        await Changes.SetAsync("maude@exemple.ca", Roles.Editor, isGranted: false, "chef@exemple.ca", Token);
        await Changes.SetAsync("maude@exemple.ca", Roles.Editor, isGranted: false, "chef@exemple.ca", Token);

        Assert.Equal(["role.revoke editor", "role.grant editor"], await LinesAsync());
        Assert.Empty((await Store.FindAsync("maude@exemple.ca", Token))!.Roles);
    }

    [Fact]
    public async Task Many_at_once_lose_nothing()
    {
        await Task.WhenAll(Roles.All.Select(role => Changes.SetAsync("maude@exemple.ca", role, isGranted: true, "chef@exemple.ca", Token)));

        Assert.Equal(Roles.All.Order(), (await Store.FindAsync("maude@exemple.ca", Token))!.Roles.Order());
        Assert.Equal(4, (await LinesAsync()).Count);
    }

    [Fact]
    public async Task What_a_crash_kept_from_the_log_is_written_by_the_timer_once()
    {
        var happened = new AuditEvent("role maude@exemple.ca 1", TimeProvider.System.GetUtcNow(), "chef@exemple.ca", "role.grant", "maude@exemple.ca", Roles.Expert);
        await Store.SaveAsync(new("maude@exemple.ca", [Roles.Expert], happened.At, Change: 1, happened, ETag: null), Token);

        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairRoleChanges)));
        Assert.Equal(200, await app.RunTimerAsync(nameof(RepairRoleChanges)));

        Assert.Equal(["role.grant expert"], await LinesAsync());
        Assert.Empty(await Store.ListPendingAsync(Token));
    }

    [Fact]
    public async Task What_a_crash_kept_from_the_log_comes_before_the_next_change()
    {
        var happened = new AuditEvent("role maude@exemple.ca 1", TimeProvider.System.GetUtcNow(), "chef@exemple.ca", "role.grant", "maude@exemple.ca", Roles.Expert);
        await Store.SaveAsync(new("maude@exemple.ca", [Roles.Expert], happened.At, Change: 1, happened, ETag: null), Token);

        await Changes.SetAsync("maude@exemple.ca", Roles.Expert, isGranted: false, "chef@exemple.ca", Token);

        Assert.Equal(["role.revoke expert", "role.grant expert"], await LinesAsync());
    }

    private async Task<IReadOnlyList<string>> LinesAsync()
        => await app.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).Select(line => $"{line.Event.Action} {line.Event.Details}").ToListAsync(Token);
}
