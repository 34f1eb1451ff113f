using System.Text.Json;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk;

/// <summary>Those who are at the desk: two experts and two editors.</summary>
public abstract class DeskFixture(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected RunningApp App { get; } = app;

    protected HttpClient Maude { get; } = app.As("maude@exemple.ca");

    protected HttpClient Karim { get; } = app.As("karim@exemple.ca");

    protected HttpClient Editor { get; } = app.As("editeur@exemple.ca");

    protected HttpClient Second { get; } = app.As("editrice@exemple.ca");

    protected HttpClient Staff { get; } = app.AsAdministrator();

    public async ValueTask InitializeAsync()
    {
        foreach (var (person, role) in ((string, string)[])[("maude@exemple.ca", Roles.Expert), ("karim@exemple.ca", Roles.Expert), ("editeur@exemple.ca", Roles.Editor), ("editrice@exemple.ca", Roles.Editor)])
            Assert.Equal(0, (await App.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", person, role], Token)).ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in (HttpClient[])[Maude, Karim, Editor, Second, Staff])
            client.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task<JsonElement> PublishAsync(string title, string body)
        => await MoveAsync(Editor, await MoveAsync(Editor, await MoveAsync(Maude, await CreateAsync(Maude, title, body), "submit"), "approve"), "publish");

    protected async Task<JsonElement> ReadAsync(string id) => JsonElement.Parse(await Editor.GetStringAsync($"/api/desk/entries/{id}", Token)).GetProperty("entry");

    protected async Task<List<string>> LinesOfAsync(string id)
        => await App.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token).Where(line => line.Event.Target == id).Select(line => line.Event.Action).ToListAsync(Token);
}
