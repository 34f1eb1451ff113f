using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Escouade.Editorial.Desk.DeskCalls;

namespace Escouade.Editorial.Desk.Checks;

public sealed class LinkCheckTests(Services services) : IAsyncLifetime
{
    private readonly RunningApp app = new(services, ["--LinkCheck:PrivateHosts:0=localhost"]);
    private readonly ConcurrentBag<string> asked = [];
    private WebApplication elsewhere = null!;
    private HttpClient editor = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Port => new Uri(elsewhere.Urls.Single()).Port;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", "editrice@exemple.ca", Roles.Editor], Token);
        editor = app.As("editrice@exemple.ca");

        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRoutingCore();
        elsewhere = builder.Build();
        elsewhere.Urls.Add("http://127.0.0.1:0");
        elsewhere.Run(async context =>
        {
            asked.Add($"{context.Request.Method} {context.Request.Path}");
            (context.Response.StatusCode, var location) = (context.Request.Path.Value, context.Request.Method) switch
            {
                ("/ok", _) or ("/get", "GET") => (200, null),
                ("/get", _) => (405, null),
                ("/moved", _) => (302, $"http://localhost:{Port}/ok"),
                ("/inside", _) => (302, $"http://127.0.0.1:{Port}/secret"),
                ("/gone", _) => (410, null),
                ("/shy", _) => (403, null),
                ("/broken", _) => (500, null),
                _ => (404, (string?)null),
            };
            if (location is not null)
                context.Response.Headers.Location = location;
            await context.Response.CompleteAsync();
        });
        await elsewhere.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await elsewhere.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Links_that_lead_nowhere_are_named_and_block_nothing()
    {
        await app.DropAsync("voisin.md", Drops.IngestDropTests.Text("Le voisin"));
        var links = new[] { "ok", "get", "moved", "gone", "missing", "shy", "broken" }.Select(path => $"http://localhost:{Port}/{path}")
            .Concat(["/articles/le-voisin", "/articles/personne", "https://localhost:4280/recherche", "mailto:a@exemple.ca", "#haut", "http://127.0.0.1:9/"]);
        var entry = await CreateAsync(editor, "Des liens", string.Join("\n\n", links.Select(link => $"[Lien]({link})")));

        var checks = await ChecksAsync(entry);

        Assert.Equal([$"http://localhost:{Port}/gone", $"http://localhost:{Port}/missing", "/articles/personne", "http://127.0.0.1:9/"], ExamplesOf(checks, "links.dead"));
        Assert.Equal([$"http://localhost:{Port}/shy", $"http://localhost:{Port}/broken"], ExamplesOf(checks, "links.unknown").Where(link => link.Contains(Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        Assert.False(checks.GetProperty("blocks").GetBoolean());

        var before = asked.Count(request => request.EndsWith("/ok", StringComparison.Ordinal));
        await ChecksAsync(entry);
        Assert.Equal(before, asked.Count(request => request.EndsWith("/ok", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_our_own_pages_those_are_named_that_we_do_not_have_and_of_too_many_those_that_nobody_asked()
    {
        await app.DropAsync("voisine.md", Drops.IngestDropTests.Text("La voisine"));
        await app.DropAsync("profil.md", "---\ngenre: expert\nnom: Maude Roy\nadresse: maude-roy\n---\nTexte.");
        string[] ours = ["/", "/experts", "/experts/maude-roy", "/themes/marketing", "/articles/la-voisine", "la-voisine", "/recherche?q=a", "/a-propos", "/api/feed.xml", "/sitemap.xml"];
        string[] missing = ["/nexiste-pas", "/experts/personne-du-tout", "/themes/rien", "lien-relatif-mort", "/articles/la-voisine/plus"];
        var entry = await CreateAsync(editor, "Chez nous", string.Join("\n\n", ours.Concat(missing).Select(link => $"[Lien]({link})")));
        var many = await CreateAsync(editor, "Beaucoup", string.Join("\n\n", Enumerable.Range(0, 52).Select(number => $"[Lien](mailto:a{number}@exemple.ca)")));

        Assert.Equal(missing, ExamplesOf(await ChecksAsync(entry), "links.dead"));
        Assert.Equal(["mailto:a50@exemple.ca", "mailto:a51@exemple.ca"], ExamplesOf(await ChecksAsync(many), "links.many"));
    }

    [Fact]
    public async Task No_link_and_no_redirection_makes_us_ask_what_is_private()
    {
        string[] inside =
        [
            $"http://127.0.0.1:{Port}/secret", $"http://[::1]:{Port}/secret", $"http://2130706433:{Port}/secret", $"http://0x7f.1:{Port}/secret", $"http://[::ffff:127.0.0.1]:{Port}/secret",
            $"http://0.0.0.0:{Port}/secret", "http://169.254.169.254/metadata/identity", "http://168.63.129.16/", $"http://localhost:{Port}/inside",
        ];
        var entry = await CreateAsync(editor, "Dedans", string.Join("\n\n", inside.Select(link => $"[Lien]({link})")));

        var checks = await ChecksAsync(entry);

        Assert.Equal(inside.Length, ExamplesOf(checks, "links.dead").Count + ExamplesOf(checks, "links.unknown").Count);
        Assert.DoesNotContain(asked, request => request.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sound_without_a_transcript_is_not_approved_unless_the_header_says_why()
    {
        foreach (var (body, extras, isBlocked) in ((string, object?, bool)[])[("Un texte.", null, true), ("Un texte.\n\n## Transcription\n\nMots.", null, false), ("Un texte.", new Dictionary<string, string> { ["exception-transcription"] = "Musique seule." }, false)])
        {
            using var created = await editor.SendAsync(
                new(HttpMethod.Post, "/api/desk/entries") { Content = System.Net.Http.Json.JsonContent.Create(new { kind = "audio", title = "Écouter", body, theme = "marketing", extras }), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } }, Token);
            var checks = await ChecksAsync(await ReadAsync(created, HttpStatusCode.Created));

            Assert.Equal(isBlocked, checks.GetProperty("blocks").GetBoolean());
        }
    }

    private async Task<JsonElement> ChecksAsync(JsonElement entry) => JsonElement.Parse(await editor.GetStringAsync($"/api/desk/entries/{Id(entry)}/checks", Token));

    private static List<string> ExamplesOf(JsonElement checks, string code)
        => [.. checks.GetProperty("items").EnumerateArray().Where(check => check.GetProperty("code").GetString() == code).SelectMany(check => check.GetProperty("excerpts").EnumerateArray()).Select(example => example.GetString()!)];
}
