using System.Text.Json;
using Escouade.Mail;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Escouade.Fixtures;

/// <summary>The real app beside a real mail server; each test writes to an address of its own.</summary>
public sealed class AppWithMail(Services services) : IAsyncLifetime
{
    private static readonly Uri Page = new("http://localhost:4280/articles/essai?a=1&b=2");

    private MailDev? server;

    public RunningApp App { get; } = new(services, ["--Mail:Host=127.0.0.1", "--Mail:Tls=None"]);

    internal MailDev Server => server!;

    internal IOutbox Outbox => App.Services.GetRequiredService<IOutbox>();

    internal IConsents Consents => App.Services.GetRequiredService<IConsents>();

    internal IMailStore Mails => App.Services.GetRequiredService<IMailStore>();

    internal MailOptions Options => App.Services.GetRequiredService<IOptions<MailOptions>>().Value;

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(App.InitializeAsync().AsTask(), StartServerAsync());
        Options.Port = Server.Port;

        async Task StartServerAsync() => server = await MailDev.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }

    internal static string SomeAddress() => $"lecteur-{Guid.NewGuid():N}@exemple.ca";

    internal static MailContent.Invitation SomeInvitation(string by = "Élodie Bédard") => new(by, new DateTimeOffset(2026, 12, 3, 19, 30, 0, TimeSpan.Zero)) { Link = Page };

    internal static MailContent.Notification SomeNotification(string title = "Une réponse à votre question") => new(new(title, "An answer to your question"), new("Louis a répondu.", "Louis answered.")) { Link = Page };

    /// <summary>Asks for a mail under an id of its own.</summary>
    /// <returns>The id that the platform knows it by.</returns>
    internal async Task<string> AskAsync(string to, MailContent content, string? name = null)
    {
        var id = $"essai {Guid.NewGuid()}";
        await Outbox.AskAsync(new(id, to, name, content), CancellationToken.None);
        return StoredMail.IdOf(id);
    }

    /// <summary>Does what the host does with one message, once.</summary>
    /// <returns>The status: what is not 200 comes again.</returns>
    internal Task<int> DeliverAsync(string id) => App.DeliverMessageAsync(nameof(SendMail), $$"""{"id":"{{id}}"}""");

    internal async Task<StoredMail> FindAsync(string id) => (await Mails.FindAsync(id, CancellationToken.None))!;

    /// <summary>Has mail handed to another server than the usual one while something is done.</summary>
    internal async Task ThroughAsync(int port, Func<Task> doAsync)
    {
        Options.Port = port;
        try
        {
            await doAsync();
        }
        finally
        {
            Options.Port = Server.Port;
        }
    }

    /// <returns>What staff see of one mail; null where they do not see it.</returns>
    internal async Task<JsonElement?> SeenByStaffAsync(string id)
    {
        using var staff = App.AsAdministrator();
        var list = JsonElement.Parse(await staff.GetStringAsync("/api/staff/mail?limit=100"));
        var found = list.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("id").GetString() == id).ToList();
        return found.Count == 0 ? null : Assert.Single(found);
    }
}

/// <summary>Tests of mail share one app and one server, and take turns: some of them take the server away.</summary>
[CollectionDefinition(nameof(MailCollection))]
public sealed class MailCollection : ICollectionFixture<AppWithMail>;
