using System.Net.Http.Json;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk;

[Collection(nameof(MailCollection))]
public sealed class DeskNoticesTests(AppWithMail mail) : IAsyncLifetime
{
    private readonly string email = AppWithMail.SomeAddress();
    private HttpClient writer = null!;
    private HttpClient editor = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var command = mail.App.Services.GetRequiredService<PeopleCommand>();
        await command.RunAsync(["grant", email, Roles.Expert], Token);
        await command.RunAsync(["grant", "editrice@exemple.ca", Roles.Editor], Token);
        (writer, editor) = (mail.App.As(email), mail.App.As("editrice@exemple.ca"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Whoever_agreed_is_told_what_became_of_their_text()
    {
        Assert.True((await writer.PutAsJsonAsync("/api/me/preferences", new { name = "Ginette", notifications = true }, Token)).IsSuccessStatusCode);

        var refused = await MoveAsync(editor, await MoveAsync(writer, await CreateAsync(writer, "Racontée", "Un texte."), "submit"), "refuse", reasons: "Trop court.");
        await MoveAsync(editor, await MoveAsync(editor, await MoveAsync(writer, refused, "submit"), "approve"), "publish");
        await mail.App.RunQueuesAsync(deliveries: 2);

        var told = await mail.Server.ReadAsync(email, atLeast: 3);
        Assert.Equal(3, told.Count);
        Assert.Contains("Trop court.", Assert.Single(told, message => message.Subject!.Contains("demande encore", StringComparison.Ordinal)).TextBody!, StringComparison.Ordinal);
        Assert.Contains("/articles/racontee", Assert.Single(told, message => message.Subject!.Contains("est en ligne", StringComparison.Ordinal)).TextBody!, StringComparison.Ordinal);
        Assert.All(told, message => Assert.NotNull(message.Headers["List-Unsubscribe"]));
    }

    [Fact]
    public async Task Whoever_did_not_is_told_nothing()
    {
        await MoveAsync(editor, await MoveAsync(writer, await CreateAsync(writer, "Silencieuse", "Un texte."), "submit"), "refuse", reasons: "Non.");
        await mail.App.RunQueuesAsync();

        Assert.Empty(await mail.Server.ReadAsync(email, atLeast: 0));
    }
}
