using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Pages;

public sealed class PageTests(ArticlesIndex articles, RunningEmulator emulator) : IClassFixture<ArticlesIndex>
{
    [Theory]
    [InlineData(null, "fr-CA", "Émulateur de recherche")]
    [InlineData("de", "fr-CA", "Émulateur de recherche")]
    [InlineData("fr-FR,en;q=0.8", "fr-CA", "Émulateur de recherche")]
    [InlineData("en-US,fr;q=0.5", "en-CA", "Search emulator")]
    [InlineData("fr;q=0.2,en;q=0.9", "en-CA", "Search emulator")]
    public async Task The_page_speaks_French_unless_English_is_preferred(string? accepted, string language, string title)
    {
        var page = await GetAsync("/", accepted);

        Assert.Equal(language, page.Headers["Content-Language"]);
        Assert.Contains($"<html lang=\"{language}\">", page.Text, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_index_is_listed_with_its_documents()
    {
        var page = await GetAsync("/");

        Assert.Contains($"""<a href="/?index={articles.Name}">{articles.Name}</a></th><td class="number">5</td>""", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_box_finds_documents()
    {
        var page = await GetAsync($"/?index={articles.Name}&search=infolettre");

        Assert.Contains($"Documents trouvés dans «\u00A0{articles.Name}\u00A0»\u00A0: 2", page.Text.Replace("&#xA0;", "\u00A0", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Photographier ses produits", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"infolettre\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_comes_back_harmless()
    {
        var page = await GetAsync($"/?index={Uri.EscapeDataString("<script>")}&search={Uri.EscapeDataString("\"><script>alert(1)</script>")}");

        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_sheet_is_served() => Assert.Equal("text/css; charset=utf-8", (await GetAsync("/page/style.css")).Headers["Content-Type"]);

    private async Task<Answer> GetAsync(string path, string? accepted = null)
        => (await emulator.SendAsync(HttpMethod.Get, path, body: null, key: null, accepted is null ? [] : [("Accept-Language", accepted)])).MustBe(200);
}
