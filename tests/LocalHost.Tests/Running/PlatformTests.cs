using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Escouade.LocalHost.Running;

/// <summary>The whole platform, as the person sees it who types the README's first command.</summary>
[Collection(RunningPlatform.Collection)]
public sealed class PlatformTests(RunningPlatform platform)
{
    private const string Administrator = "admin@escouade.example";

    private LocalRun Run => platform.Run;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("v20.18.1", false)]
    [InlineData("v20.19.0", true)]
    [InlineData("v21.7.3", false)]
    [InlineData("v22.11.0", false)]
    [InlineData("v22.12.0", true)]
    [InlineData("v24.0.0-rc.1", true)]
    [InlineData("", false)]
    public void A_Node_that_cannot_build_the_site_is_told_apart(string version, bool isEnough) => Assert.Equal(isEnough, Prerequisites.IsNodeEnough(version));

    [Fact]
    public void A_Node_that_is_too_old_gets_one_sentence()
    {
        var sentence = RunTexts.NodeTooOld("v20.10.0", new(20, 19), new(22, 12));

        Assert.Contains("v20.10.0", sentence, StringComparison.Ordinal);
        Assert.Contains("22.12", sentence, StringComparison.Ordinal);
        Assert.Contains("20.19", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_find_the_samples_whether_they_type_accents_or_not()
    {
        var newest = await Run.ReadAsync("/api/entries?limit=100", Cancellation);
        var marketing = await Run.ReadAsync("/api/entries?theme=marketing", Cancellation);
        var found = await Run.ReadAsync("/api/search?q=publicite+locale", Cancellation);
        var article = await Run.ReadAsync("/api/entries/optimiser-sa-publicite-locale", Cancellation);

        Assert.True(Items(newest).Count >= 24);
        Assert.All(Items(marketing), item => Assert.Equal("marketing", item.GetProperty("theme").GetString()));
        Assert.Equal("Optimiser sa publicité locale", Items(found)[0].GetProperty("title").GetString());
        Assert.Contains("<h2 id=", article.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_file_is_on_the_site_in_search_and_in_the_feeds_within_five_seconds()
    {
        var file = await Run.WriteAsync("zigouigoui.md", "---\ntitre: Le zigouigoui expliqué\ntheme: marketing\n---\n\nUn zigouigoui sert à tout.\n");
        var dropped = Stopwatch.StartNew();

        var (exitCode, output) = await Run.AlsoAsync(["drop", file], Cancellation);
        await Eventually.TrueAsync(async () => Items(await Run.ReadAsync("/api/entries", Cancellation))[0].GetProperty("slug").GetString() == "le-zigouigoui-explique");
        await Eventually.TrueAsync(async () => Items(await Run.ReadAsync("/api/search?q=zigouigoui", Cancellation)).Count == 1);
        await Eventually.TrueAsync(async () => Items(await Run.ReadAsync("/api/feeds/feed.json", Cancellation))[0].GetProperty("title").GetString() == "Le zigouigoui expliqué");
        var seen = dropped.Elapsed;

        Assert.Equal(0, exitCode);
        Assert.Contains("✓ zigouigoui.md", output, StringComparison.Ordinal);
        Assert.Equal("Le zigouigoui expliqué", (await Run.ReadAsync("/api/entries/le-zigouigoui-explique", Cancellation)).GetProperty("title").GetString());
        // The command that drops starts a process of its own; the time is counted from when it was typed.
        Assert.True(seen < TimeSpan.FromSeconds(10), $"Seen after {seen}.");
    }

    [Fact]
    public async Task What_staff_unpublish_is_gone_from_the_site_and_from_search_within_five_seconds()
    {
        var file = await Run.WriteAsync("cornichounet.md", "---\ntitre: Le cornichounet\n---\n\nUn cornichounet ne reste pas.\n");
        await Run.AlsoAsync(["drop", file], Cancellation);
        await Eventually.TrueAsync(async () => Items(await Run.ReadAsync("/api/search?q=cornichounet", Cancellation)).Count == 1);
        var id = (await Run.ReadAsync("/api/entries/le-cornichounet", Cancellation)).GetProperty("id").GetString();
        using var staff = Run.Front(Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/entries/{id}") { Headers = { { "If-Match", "*" }, { "X-Escouade-Request", "1" }, { "Sec-Fetch-Site", "same-origin" } } };

        var asked = Stopwatch.StartNew();
        using var answer = await staff.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await Eventually.TrueAsync(async () => Items(await Run.ReadAsync("/api/search?q=cornichounet", Cancellation)).Count == 0);
        await Eventually.TrueAsync(async () => Items(await Run.ReadAsync("/api/entries", Cancellation)).All(item => item.GetProperty("slug").GetString() != "le-cornichounet"));
        await Eventually.TrueAsync(async () => (await staff.GetAsync("/api/entries/le-cornichounet", Cancellation)).StatusCode == HttpStatusCode.Gone);

        Assert.True(asked.Elapsed < TimeSpan.FromSeconds(5), $"Gone after {asked.Elapsed}.");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_in_French_and_staff_see_it()
    {
        var file = await Run.WriteAsync("sans-titre.md", "---\ntheme: marketing\n---\n\nUn texte.\n");

        var (exitCode, output) = await Run.AlsoAsync(["drop", file], Cancellation);
        using var staff = Run.Front(Administrator);
        var drops = JsonElement.Parse(await staff.GetStringAsync("/api/staff/drops", Cancellation));

        Assert.Equal(1, exitCode);
        Assert.Contains("Il manque le titre.", output, StringComparison.Ordinal);
        Assert.Contains(Items(drops), drop => drop.GetProperty("name").GetString() == "sans-titre.md" && drop.GetProperty("state").GetString() == "rejected");
    }

    [Fact]
    public async Task What_the_front_door_says_of_the_caller_counts_only_when_the_front_door_says_it()
    {
        using var stranger = Run.Front();
        using var somebody = Run.Front("quelquun@ailleurs.example");
        using var direct = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Run.Host };
        using var forging = Run.Front();
        var principal = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["identityProvider"] = "github", ["userId"] = "mock", ["userDetails"] = Administrator });
        direct.DefaultRequestHeaders.Add("x-ms-client-principal", Convert.ToBase64String(principal));
        forging.DefaultRequestHeaders.Add("x-ms-client-principal", Convert.ToBase64String(principal));

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/staff/drops", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await somebody.GetAsync("/api/staff/drops", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await forging.GetAsync("/api/staff/drops", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await direct.GetAsync("/api/staff/drops", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await direct.PostAsync("/IngestDrop", null, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_question_of_ten_thousand_letters_is_refused_in_words_by_both_doors()
    {
        var address = $"/api/search?q={string.Concat(Enumerable.Repeat("%C3%A9", 10_000))}";
        using var reader = Run.Front();
        using var direct = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Run.Host };

        foreach (var door in (HttpClient[])[reader, direct])
        {
            using var answer = await door.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_person_gets_a_role_by_a_command_and_loses_it_by_another()
    {
        using var maude = Run.Front("maude@exemple.ca");

        var granted = await Run.AlsoAsync(["people", "grant", "Maude@Exemple.ca", "editor"], Cancellation);
        await Eventually.TrueAsync(async () => (await maude.GetAsync("/api/staff/drops", Cancellation)).StatusCode == HttpStatusCode.OK);
        var listed = await Run.AlsoAsync(["people", "list"], Cancellation);
        await Run.AlsoAsync(["people", "revoke", "maude@exemple.ca", "editor"], Cancellation);
        await Eventually.TrueAsync(async () => (await maude.GetAsync("/api/staff/drops", Cancellation)).StatusCode == HttpStatusCode.Forbidden);
        var senseless = await Run.AlsoAsync(["people", "grant", "maude@exemple.ca", "chef"], Cancellation);

        Assert.Equal((0, 0, 1), (granted.ExitCode, listed.ExitCode, senseless.ExitCode));
        Assert.Contains("maude@exemple.ca  editor", listed.Output, StringComparison.Ordinal);
        Assert.Contains("Le rôle", senseless.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_is_served_with_its_security_policy_and_knows_its_own_addresses()
    {
        using var reader = Run.Front();

        using var home = await reader.GetAsync("/", Cancellation);
        using var article = await reader.GetAsync("/articles/optimiser-sa-publicite-locale", Cancellation);
        using var unknown = await reader.GetAsync("/api/nulle-part", Cancellation);

        Assert.Contains("<html lang=\"fr-CA\"", await home.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", Assert.Single(home.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, article.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("Page introuvable", await unknown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_told_so_through_the_host()
    {
        using var direct = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Run.Host };
        using var body = new StringContent(new string('a', 31 * 1024 * 1024), System.Text.Encoding.UTF8, "application/json");

        using var answer = await direct.PostAsync("/api/entries", body, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("--front-port", "99999", "nombre de 1 à 65535")]
    [InlineData("--data", "README.md", "est un fichier")]
    [InlineData("--data", "/proc/ici", "donnez à --data un autre dossier")]
    [InlineData("--front-port", "7071", "--front-port, --host-port")]
    public async Task An_option_that_makes_no_sense_gets_one_sentence(string option, string value, string sentence)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", "tools/LocalHost", "--", "--lang", "fr", option, value])
        {
            WorkingDirectory = Repository.Find().Root,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };

        using var process = Process.Start(start)!;
        using var onFailure = new Timer(_ => process.Kill(entireProcessTree: true), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        var said = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_that_the_front_door_cannot_read_does_not_end_the_run()
    {
        using var odd = Run.Front();
        odd.DefaultRequestHeaders.Add("Cookie", "StaticWebAppsAuthCookie=zzzz");
        try
        {
            await odd.GetAsync("/api/staff/drops", Cancellation);
        }
        catch (HttpRequestException)
        {
            // The front door died of it.
        }

        using var reader = Run.Front();
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                return (await reader.GetAsync("/api/entries", Cancellation)).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task Starting_twice_says_where_it_runs_already()
    {
        var (exitCode, output) = await Run.AlsoAsync([], Cancellation);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("La plateforme est déjà en marche ici (processus ", output, StringComparison.Ordinal);
        Assert.Contains(Run.Site.AbsoluteUri.TrimEnd('/'), output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_option_that_moves_it()
    {
        var elsewhere = Directory.CreateTempSubdirectory("escouade-elsewhere-");

        var (exitCode, output) = await Run.AlsoAsync([], Cancellation, elsewhere.FullName);
        elsewhere.Delete(recursive: true);

        Assert.Equal(1, exitCode);
        Assert.Contains($"Le port {Run.Site.Port} est déjà utilisé", output, StringComparison.Ordinal);
        Assert.Contains("--front-port", output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static List<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];
}
