using System.Net;
using System.Text;
using System.Text.Json;
using Escouade.Fixtures;
using Escouade.Media.Images;
using Escouade.Platform.Storage;
using Xunit;

namespace Escouade.Editorial.Drops;

public sealed class IngestDropTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_dropped_text_is_read_listed_found_and_in_the_feeds()
    {
        await app.DropAsync("publicite.md", Text("Optimiser sa publicité locale", "theme: marketing\netiquettes: [publicité locale]\nniveau: débutant"));

        var entry = await app.GetJsonAsync("/api/entries/optimiser-sa-publicite-locale");
        Assert.Equal("Optimiser sa publicité locale", entry.GetProperty("title").GetString());
        Assert.Contains("<h2", entry.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains("optimiser-sa-publicite-locale", await SlugsAsync("/api/entries"));
        Assert.Contains("optimiser-sa-publicite-locale", await SlugsAsync("/api/entries?theme=marketing"));
        Assert.Contains("optimiser-sa-publicite-locale", await SlugsAsync("/api/entries?tag=publicite-locale&level=beginner"));
        Assert.Contains("optimiser-sa-publicite-locale", await SlugsAsync("/api/search?q=publicite%20locale"));
        Assert.Contains("optimiser-sa-publicite-locale", await app.Http.GetStringAsync("/api/feeds/rss.xml", Token), StringComparison.Ordinal);
        Assert.Contains("optimiser-sa-publicite-locale", await app.Http.GetStringAsync("/api/sitemap.xml", Token), StringComparison.Ordinal);
        Assert.Equal(1, (await app.GetJsonAsync("/api/tags")).GetProperty("items").EnumerateArray().Single(tag => tag.GetProperty("slug").GetString() == "publicite-locale").GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task The_same_file_however_often_is_one_revision()
    {
        var text = Text("Une seule fois");

        await app.DropAsync("une-fois.md", text, deliveries: 2);
        await app.DropAsync("une-fois.md", text, deliveries: 2);

        Assert.Equal(1, (await app.GetJsonAsync("/api/entries/une-seule-fois")).GetProperty("revision").GetInt32());
        Assert.Single(await SlugsAsync("/api/entries?limit=100"), slug => slug.StartsWith("une-seule-fois", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_file_is_a_new_revision_and_its_old_address_leads_to_the_new_one()
    {
        await app.DropAsync("change.md", Text("Premier titre", "theme: gestion"));
        await app.DropAsync("change.md", Text("Deuxième titre", "theme: communication"), deliveries: 2);
        await app.DropAsync("change.md", Text("Troisième titre", "theme: communication"));

        using var old = await app.Http.GetAsync("/api/entries/premier-titre", Token);
        using var older = await app.Http.GetAsync("/api/entries/deuxieme-titre?a=b", Token);
        using var related = await app.Http.GetAsync("/api/entries/premier-titre/related", Token);

        Assert.Equal(HttpStatusCode.PermanentRedirect, old.StatusCode);
        // Kept for good, it would lead in a loop once the author takes the old title back.
        Assert.True(old.Headers.CacheControl!.NoCache);
        Assert.Equal("/api/entries/troisieme-titre", old.Headers.Location!.ToString());
        Assert.Equal("/api/entries/troisieme-titre?a=b", older.Headers.Location!.ToString());
        Assert.Equal("/api/entries/troisieme-titre/related", related.Headers.Location!.ToString());
        Assert.Equal(3, (await app.GetJsonAsync("/api/entries/troisieme-titre")).GetProperty("revision").GetInt32());
        Assert.DoesNotContain("troisieme-titre", await SlugsAsync("/api/entries?theme=gestion"));
        Assert.Contains("troisieme-titre", await SlugsAsync("/api/entries?theme=communication"));
    }

    [Theory]
    [InlineData(false, "text/markdown")]
    [InlineData(true, "application/zip")]
    public async Task What_was_exported_and_is_dropped_under_another_name_is_the_same_entry(bool hasImage, string type)
    {
        var title = $"Exporté {(hasImage ? "avec" : "sans")} image";
        if (hasImage)
            await app.DropAsync("exporte.zip", Archive.Of(("a.md", Encoding.UTF8.GetBytes(Text(title) + "\n\n![Une vitrine](b.png)\n")), ("b.png", Samples.Read("small.png"))));
        else
            await app.DropAsync("exporte-seul.md", Text(title));
        var slug = Content.Text.Slug.From(title);
        var id = (await app.GetJsonAsync($"/api/entries/{slug}")).GetProperty("id").GetString();
        using var staff = app.AsAdministrator();
        using var export = await staff.GetAsync($"/api/staff/entries/{id}/export", Token);

        await app.DropAsync($"autre-nom-{slug}{(hasImage ? ".zip" : ".md")}", await export.Content.ReadAsByteArrayAsync(Token));

        Assert.Equal(type, export.Content.Headers.ContentType!.MediaType);
        Assert.Single(await SlugsAsync("/api/entries?limit=100"), found => found.StartsWith(slug, StringComparison.Ordinal));
        Assert.Equal(id, (await app.GetJsonAsync($"/api/entries/{slug}")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_was_exported_and_is_dropped_again_keeps_a_cover_whose_name_looks_encoded()
    {
        var text = "---\ntitre: Signe de pourcentage\ncouverture: { image: 'a%2520b.png', alt: Une vitrine }\n---\n\n![Une vitrine](a%2520b.png)\n";
        await app.DropAsync("pourcentage.zip", Archive.Of(("a.md", Encoding.UTF8.GetBytes(text)), ("a%20b.png", Samples.Read("small.png"))));
        var before = await app.GetJsonAsync("/api/entries/signe-de-pourcentage");
        using var staff = app.AsAdministrator();

        await app.DropAsync("autre-pourcentage.zip", await staff.GetByteArrayAsync($"/api/staff/entries/{before.GetProperty("id").GetString()}/export", Token));

        Assert.Equal(JsonValueKind.Object, before.GetProperty("cover").ValueKind);
        Assert.Equal(before.GetRawText(), (await app.GetJsonAsync("/api/entries/signe-de-pourcentage")).GetRawText());
        using var drops = await staff.GetAsync("/api/staff/drops?limit=100", Token);
        Assert.Contains(
            JsonElement.Parse(await drops.Content.ReadAsStringAsync(Token)).GetProperty("items").EnumerateArray(),
            drop => drop.GetProperty("name").GetString() == "autre-pourcentage.zip" && drop.GetProperty("state").GetString() == "accepted");
    }

    [Fact]
    public async Task An_event_that_comes_again_does_not_undo_what_staff_wrote_since()
    {
        await app.DropAsync("relue.md", Text("Relue par l’équipe"));
        using var staff = app.AsAdministrator();
        var id = (await app.GetJsonAsync("/api/entries/relue-par-l-equipe")).GetProperty("id").GetString();
        using var source = await staff.GetAsync($"/api/staff/entries/{id}", Token);
        using var edit = new HttpRequestMessage(HttpMethod.Put, $"/api/entries/{id}") { Content = new StringContent("""{"title":"Relue par l’équipe","body":"La version de l’équipe."}""", Encoding.UTF8, "application/json") };
        edit.Headers.IfMatch.Add(source.Headers.ETag!);
        using var edited = await staff.SendAsync(edit, Token);
        await app.RunQueuesAsync();

        Assert.Equal(200, await app.DeliverDropAsync("relue.md"));
        await app.RunQueuesAsync();

        Assert.True(edited.IsSuccessStatusCode, $"{(int)edited.StatusCode}");
        var entry = await app.GetJsonAsync("/api/entries/relue-par-l-equipe");
        Assert.Equal(2, entry.GetProperty("revision").GetInt32());
        Assert.Contains("La version de l’équipe.", entry.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_changes_its_theme_leaves_the_old_list()
    {
        await app.DropAsync("demenage.md", Text("Déménage", "theme: marketing"));
        await app.DropAsync("demenage.md", Text("Déménage", "theme: gestion"));

        Assert.DoesNotContain("demenage", await SlugsAsync("/api/entries?theme=marketing"));
        Assert.Contains("demenage", await SlugsAsync("/api/entries?theme=gestion"));
    }

    [Fact]
    public async Task Two_texts_of_one_title_have_two_addresses()
    {
        await app.DropAsync("jumeau-1.md", Text("Titre jumeau"));
        await app.DropAsync("jumeau-2.md", Text("Titre jumeau"));

        Assert.Equal(["titre-jumeau", "titre-jumeau-2"], (await SlugsAsync("/api/entries?limit=100")).Where(slug => slug.StartsWith("titre-jumeau", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task An_expert_is_known_as_soon_as_dropped_and_stands_on_what_they_wrote()
    {
        await app.DropAsync("maude.md", "---\ngenre: expert\nnom: Maude Tremblay (exemple)\nadresse: maude-tremblay\nexemple: true\n---\n\nMaude aide les PME.\n");
        await app.DropAsync("par-maude.md", Text("Un mot de Maude", "experts: [maude-tremblay]"));

        Assert.Contains("un-mot-de-maude", await SlugsAsync("/api/entries?expert=maude-tremblay"));
        var expert = await app.GetJsonAsync("/api/experts/maude-tremblay");
        Assert.Equal("Maude Tremblay (exemple)", expert.GetProperty("name").GetString());
        Assert.Equal(1, expert.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task An_expert_who_changes_their_name_has_it_on_all_that_they_wrote()
    {
        await app.DropAsync("zoe.md", "---\ngenre: expert\nnom: Zoé Ancienne\n---\n\nBio.\n");
        await app.DropAsync("par-zoe.md", Text("Un mot de Zoé", "experts: [zoe]"));

        await app.DropAsync("zoe.md", "---\ngenre: expert\nnom: Zoé Nouvelle\n---\n\nBio.\n");

        Assert.Equal("Zoé Nouvelle", NameOf(await app.GetJsonAsync("/api/entries/un-mot-de-zoe")));
        Assert.Equal("Zoé Nouvelle", NameOf((await app.GetJsonAsync("/api/entries?expert=zoe")).GetProperty("items")[0]));
        Assert.Contains("Zoé Nouvelle", await app.Http.GetStringAsync("/api/feeds/experts/zoe/atom.xml", Token), StringComparison.Ordinal);
        Assert.Equal(["un-mot-de-zoe"], await SlugsAsync("/api/search?q=nouvelle&kind=article"));

        static string? NameOf(JsonElement entry) => entry.GetProperty("experts")[0].GetProperty("name").GetString();
    }

    [Fact]
    public async Task An_expert_without_an_entry_yet_has_a_page_for_search_engines_and_an_empty_feed()
    {
        await app.DropAsync("solo.md", "---\ngenre: expert\nnom: Solène Seule\n---\n\nBio.\n");

        Assert.Contains("/experts/solo<", await app.Http.GetStringAsync("/api/sitemap.xml", Token), StringComparison.Ordinal);
        foreach (var format in (string[])["rss.xml", "atom.xml", "feed.json"])
            Assert.Contains("Solène Seule", await app.Http.GetStringAsync($"/api/feeds/experts/solo/{format}", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/api/feeds/experts/personne/rss.xml", Token)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(BadDrops))]
    public async Task What_cannot_be_published_is_kept_beside_what_to_mend(string name, string expected)
    {
        var content = ContentOf(name);
        await app.DropAsync(name, content, deliveries: 2);

        var rejected = app.Blobs.GetBlobContainerClient(StorageNames.InboxRejected);
        var kept = (await rejected.GetBlobClient(name).DownloadContentAsync(Token)).Value.Content.ToArray();
        var said = (await rejected.GetBlobClient($"{name}.problem.json").DownloadContentAsync(Token)).Value.Content;
        var problem = JsonElement.Parse(said);
        Assert.Equal(content, kept);
        // It is read by people: French stays as it is written.
        Assert.DoesNotContain("\\u00", said.ToString(), StringComparison.Ordinal);
        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.False((await app.Blobs.GetBlobContainerClient(StorageNames.Inbox).GetBlobClient(name).ExistsAsync(Token)).Value);

        using var staff = app.AsAdministrator();
        var drops = JsonElement.Parse(await staff.GetStringAsync("/api/staff/drops?limit=100", Token)).GetProperty("items");
        var drop = Assert.Single(drops.EnumerateArray(), drop => drop.GetProperty("name").GetString() == name);
        Assert.Equal("rejected", drop.GetProperty("state").GetString());
    }

    public static TheoryData<string, string> BadDrops => new()
    {
        { "latin1.md", "UTF-8" },
        { "yaml.md", "ligne" },
        { "sans-titre.md", "titre" },
        { "theme-inconnu.md", "Marketing et publicité" },
        { "expert-inconnu.md", "personne-du-tout" },
        { "enorme.md", "Mo" },
        { "script.html", "script" },
        { "traversee.zip", ".." },
        { "bombe.zip", "grossit" },
        { "fausse-image.zip", "photo.png" },
        { "programme.exe", ".md" },
    };

    // By name: the content of a test is no part of the test's name.
    private static byte[] ContentOf(string name) => name switch
    {
        "latin1.md" => Encoding.Latin1.GetBytes("---\ntitre: Été\n---\n\nTexte"),
        "yaml.md" => Utf8("---\ntitre: [pas fermé\n---\n\nTexte"),
        "sans-titre.md" => Utf8("---\ntheme: marketing\n---\n\nTexte"),
        "theme-inconnu.md" => Utf8(Text("Thème inconnu", "theme: astrologie")),
        "expert-inconnu.md" => Utf8(Text("Expert inconnu", "experts: [personne-du-tout]")),
        "enorme.md" => [.. Utf8(Text("Énorme")), .. Enumerable.Repeat((byte)'a', 20_000_000)],
        "script.html" => Utf8("<html><head><title>Script</title></head><body><p>a</p><script>alert(1)</script></body></html>"),
        "traversee.zip" => Archive.Of(("article.md", Utf8(Text("Traversée"))), ("../../etc/passwd", Utf8("x"))),
        "bombe.zip" => Archive.Of(("article.md", Utf8(Text("Bombe"))), ("bombe.png", new byte[200_000_000])),
        "fausse-image.zip" => Archive.Of(("article.md", Utf8(Text("Fausse image") + "\n![x](photo.png)\n")), ("photo.png", Utf8("pas une image"))),
        "programme.exe" => [0x4d, 0x5a, 0x90],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    [Fact]
    public async Task A_bad_drop_changes_nothing_of_what_is_published()
    {
        await app.DropAsync("stable.md", Text("Texte stable"));
        await app.DropAsync("stable.md", "---\ntitre: [cassé\n---\n");

        Assert.Equal("Texte stable", (await app.GetJsonAsync("/api/entries/texte-stable")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_file_that_is_deleted_before_it_is_read_is_told_once()
    {
        Assert.Equal(200, await app.DeliverDropAsync("disparu.md"));
        Assert.Equal(200, await app.DeliverDropAsync("disparu.md"));

        var rejected = app.Blobs.GetBlobContainerClient(StorageNames.InboxRejected);
        var problem = JsonElement.Parse((await rejected.GetBlobClient("disparu.md.problem.json").DownloadContentAsync(Token)).Value.Content);
        Assert.Contains("supprimé", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var staff = app.AsAdministrator();
        Assert.Single(JsonElement.Parse(await staff.GetStringAsync("/api/staff/drops?limit=100", Token)).GetProperty("items").EnumerateArray(),
            drop => drop.GetProperty("name").GetString() == "disparu.md");
    }

    [Fact]
    public async Task A_file_that_was_accepted_and_then_deleted_is_not_refused_when_its_event_comes_again()
    {
        await app.DropAsync("parti.md", Text("Parti ensuite"));
        await app.Blobs.GetBlobContainerClient(StorageNames.Inbox).GetBlobClient("parti.md").DeleteAsync(cancellationToken: Token);

        Assert.Equal(200, await app.DeliverDropAsync("parti.md"));

        Assert.False((await app.Blobs.GetBlobContainerClient(StorageNames.InboxRejected).GetBlobClient("parti.md.problem.json").ExistsAsync(Token)).Value);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static string Text(string title, string more = "") => $"---\ntitre: \"{title}\"\n{more}\n---\n\nUn premier paragraphe.\n\n## Une partie\n\nLa suite.\n";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<IEnumerable<string>> SlugsAsync(string address)
        => (await app.GetJsonAsync(address)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!).ToList();
}
