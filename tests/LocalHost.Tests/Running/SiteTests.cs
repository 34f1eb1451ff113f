using System.Text.Json;
using Escouade.LocalHost.Processes;
using Microsoft.Playwright;

namespace Escouade.LocalHost.Running;

/// <summary>The site in a real browser, before the real platform.</summary>
[Collection(RunningPlatform.Collection)]
public sealed class SiteTests(RunningPlatform platform) : IAsyncLifetime
{
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly List<string> complaints = [];
    private readonly HashSet<string> origins = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage page = null!;

    public async ValueTask InitializeAsync()
    {
        var chromium = Executables.Find("chromium") ?? Executables.Find("google-chrome");
        Assert.SkipWhen(chromium is null, "There is no Chromium here to look at the site with: apt-get install chromium");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Quiet });
        page = await browser.NewPageAsync(new() { BaseURL = platform.Run.Site.AbsoluteUri, Locale = "fr-CA", ViewportSize = new() { Width = 412, Height = 900 } });
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => origins.Add(new Uri(request.Url).Authority);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    [Fact]
    public async Task A_reader_finds_an_article_without_accents_and_reads_it()
    {
        await page.GotoAsync("/");
        await page.Locator(".card").First.WaitForAsync();
        await page.GetByRole(AriaRole.Searchbox).Or(page.GetByLabel("Que cherchez-vous")).First.FillAsync("publicite locale");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Optimiser sa publicité locale" }).First.ClickAsync();
        await page.Locator(".prose h2").First.WaitForAsync();
        var cover = page.Locator("main img").First;
        await cover.EvaluateAsync("image => image.decode()");

        Assert.Equal("Optimiser sa publicité locale", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("publicité locale", await page.Locator(".article-foot").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("[object", await page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.EndsWith("/articles/optimiser-sa-publicite-locale", page.Url, StringComparison.Ordinal);
        Assert.NotEqual(0, await cover.EvaluateAsync<int>("image => image.naturalWidth"));
        Assert.Empty(complaints);
        Assert.Equal(new[] { platform.Run.Site.Authority, platform.Run.Storage.Authority }.Order(), origins.Order());
    }

    [Fact]
    public async Task A_reader_reads_on_when_no_function_runs()
    {
        await page.RouteAsync("**/api/**", route => route.AbortAsync());

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cybersécurité et vie privée" }).First.ClickAsync();
        await page.WaitForURLAsync("**/themes/cybersecurite");
        await page.GetByRole(AriaRole.Link, new() { Name = "Reconnaître l’hameçonnage" }).First.ClickAsync();
        await page.Locator(".prose h2").First.WaitForAsync();
        await page.GotoAsync("/experts");
        await page.GetByRole(AriaRole.Link, new() { Name = "Maude Tremblay" }).First.ClickAsync();
        await page.WaitForURLAsync("**/experts/maude-exemple-tremblay");
        await page.Locator(".card").First.WaitForAsync();

        Assert.StartsWith("Maude Tremblay", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(complaints, complaint => complaint.Contains("CORS", StringComparison.Ordinal) || complaint.Contains("Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_theme_shows_its_articles_alone()
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cybersécurité et vie privée" }).First.ClickAsync();
        await page.WaitForURLAsync("**/themes/cybersecurite");
        await page.Locator(".card-label").First.WaitForAsync();

        var labels = await page.Locator(".card-label").AllInnerTextsAsync();

        Assert.True(labels.Count >= 3);
        Assert.All(labels, label => Assert.StartsWith("Cybersécurité et vie privée", label, StringComparison.Ordinal));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Staff_sign_in_at_the_front_door_and_see_what_became_of_the_drops()
    {
        await page.GotoAsync("/connexion.html");
        await page.GetByLabel("Courriel").FillAsync("admin@escouade.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");

        Assert.Empty(complaints);

        var answer = await page.GotoAsync("/api/staff/drops");
        Assert.Equal(200, answer!.Status);
        Assert.NotEmpty(JsonElement.Parse(await answer.TextAsync()).GetProperty("items").EnumerateArray());
    }
}
