using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Escouade.Content.Site;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Escouade.Platform.Storage;
using Xunit;

namespace Escouade.Editorial;

public sealed class HostileInputTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/search?q=%EF%BF%BE")]
    [InlineData("/api/search?q=a&theme=%EF%BF%BE")]
    [InlineData("/api/entries?theme=%EF%BF%BE")]
    public async Task What_is_no_character_finds_nothing_and_breaks_nothing(string address)
        => Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync(address, Token)).StatusCode);

    [Fact]
    public async Task A_file_with_what_is_no_character_is_refused_with_its_line()
    {
        await app.DropAsync("fffe.md", "---\ntitre: Essai\n---\n\nUn \uFFFE texte.\n");

        var problem = JsonElement.Parse((await app.Blobs.GetBlobContainerClient(StorageNames.InboxRejected).GetBlobClient("fffe.md.problem.json").DownloadContentAsync(Token)).Value.Content);
        Assert.Equal(5, problem.GetProperty("problems")[0].GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("etiquettes", 600, 5)]
    [InlineData("secteurs", 31, 5)]
    [InlineData("etiquettes", 2, 145)]
    [InlineData("experts", 60, 480)]
    public async Task Lists_that_no_row_could_hold_are_refused_in_words(string field, int count, int length)
    {
        var items = string.Join(", ", Enumerable.Range(0, count).Select(number => $"{number:D4}{new string('a', length)}"));
        var name = $"listes-{field}-{count}.md";

        await app.DropAsync(name, $"---\ntitre: Listes\n{field}: [{items}]\n---\n\nUn texte.\n");

        Assert.True((await app.Blobs.GetBlobContainerClient(StorageNames.InboxRejected).GetBlobClient($"{name}.problem.json").ExistsAsync(Token)).Value);
    }

    [Fact]
    public async Task A_key_of_any_length_is_told_shortly()
    {
        var key = new string('k', 30_000);

        await app.DropAsync("cle.md", $"---\ntitre: Clé\n{key}: 1\n{key}: 2\n---\n\nUn texte.\n");

        var problem = (await app.Blobs.GetBlobContainerClient(StorageNames.InboxRejected).GetBlobClient("cle.md.problem.json").DownloadContentAsync(Token)).Value.Content;
        Assert.InRange(problem.ToMemory().Length, 100, 5_000);
    }

    [Theory]
    [InlineData("rss.xml")]
    [InlineData("atom.xml")]
    public async Task A_reference_to_a_character_that_XML_forbids_breaks_no_feed(string format)
    {
        await app.DropAsync("controle.md", "---\ntitre: Contrôle\netiquettes: [controle]\n---\n\nUn&#1; texte&#xB; étrange.\n");

        var feed = await app.Http.GetStringAsync($"/api/feeds/tags/controle/{format}", Token);

        Assert.Contains("étrange", XDocument.Parse(feed).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_creates_with_one_key_one_text_is_published()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            using var staff = app.AsAdministrator();
            staff.DefaultRequestHeaders.Add("Idempotency-Key", "course");
            using var answer = await staff.PostAsJsonAsync("/api/entries", new { title = $"Course {number}", body = "Un texte." }, Token);
            return answer.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(status => status is HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task An_image_without_a_name_is_no_fault_of_ours()
    {
        using var staff = app.AsAdministrator();
        staff.DefaultRequestHeaders.Add("Idempotency-Key", "sans-nom");

        using var answer = await staff.PostAsJsonAsync("/api/entries", new { title = "Sans nom", body = "Un texte.", images = new Dictionary<string, string> { [""] = "AAAA" } }, Token);

        Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");
    }

    [Theory]
    [InlineData("../site/entries/victime.json")]
    [InlineData("../content/x.md")]
    [InlineData("a/../../media/x.md")]
    [InlineData(@"..\site\stamp")]
    [InlineData("./x.md")]
    [InlineData("/x.md")]
    public async Task A_name_that_leads_out_of_the_inbox_is_refused_and_touches_nothing(string name)
    {
        await app.DropAsync("victime.md", IngestDropTests.Text("Victime"));
        var before = await BlobsAsync();

        Assert.Equal(200, await app.DeliverDropAsync(name));

        var added = (await BlobsAsync()).Except(before).ToList();
        Assert.All(added, blob => Assert.StartsWith("inbox-rejected/", blob, StringComparison.Ordinal));
        using var staff = app.AsAdministrator();
        Assert.Contains("file.name-unsafe", await staff.GetStringAsync("/api/staff/drops?limit=1", Token), StringComparison.Ordinal);
        Assert.Equal("Victime", (await app.GetJsonAsync("/api/entries/victime")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_snapshot_that_is_none_of_ours_is_as_good_as_none()
    {
        await app.DropAsync("etrangere.md", IngestDropTests.Text("Étrangère"));
        var page = app.Blobs.GetBlobContainerClient(StorageNames.Site).GetBlobClient(SiteFileNames.Entry("etrangere"));
        await page.UploadAsync(new BinaryData("{}"), overwrite: true, Token);

        using var answer = await app.Http.GetAsync("/api/entries/etrangere", Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_replay_that_failed_can_be_replayed()
    {
        await app.PutAsync("deux-fois.md", System.Text.Encoding.UTF8.GetBytes(IngestDropTests.Text("Deux fois")));
        await app.PoisonAsync(StorageNames.PoisonReplays, """{"name":"deux-fois.md"}""");
        await app.PoisonAsync(StorageNames.PoisonReplays, "no json");
        using var staff = app.AsAdministrator();

        var drops = JsonElement.Parse(await staff.GetStringAsync("/api/staff/drops", Token));
        Assert.Equal("""["deux-fois.md"]""", drops.GetProperty("waiting").GetRawText());

        using var answer = await staff.PostAsync("/api/staff/drops/replay", null, Token);
        await app.RunQueuesAsync();

        Assert.Equal("""{"replayed":1}""", await answer.Content.ReadAsStringAsync(Token));
        // What cannot be read stays for people to look at.
        Assert.Equal(1, await app.CountAsync(StorageNames.PoisonReplays));
        Assert.Equal("Deux fois", (await app.GetJsonAsync("/api/entries/deux-fois")).GetProperty("title").GetString());
    }

    private async Task<List<string>> BlobsAsync()
    {
        var blobs = new List<string>();
        await foreach (var container in app.Blobs.GetBlobContainersAsync(cancellationToken: Token))
        {
            await foreach (var blob in app.Blobs.GetBlobContainerClient(container.Name).GetBlobsAsync(cancellationToken: Token))
                blobs.Add($"{container.Name}/{blob.Name} {blob.Properties.ETag}");
        }
        return blobs;
    }
}
