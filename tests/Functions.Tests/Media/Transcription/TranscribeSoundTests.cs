using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Escouade.Fixtures;
using Escouade.LocalHost.Processes;
using Escouade.Media.Renditions;
using Escouade.Platform.Mail;
using Escouade.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Escouade.Media.Transcription;

/// <summary>The contract of the transcription service, kept by a server that answers as its documentation says: the service itself is unproved here.</summary>
public sealed class TranscribeSoundTests : IAsyncLifetime
{
    private readonly Services services;
    private RunningApp app = null!;
    private MailDev mail = null!;
    private readonly string address = $"http://127.0.0.1:{FreePorts.Next()}";
    private readonly List<(string Query, string FileType, JsonElement Definition, byte[] Sound)> asked = [];
    private WebApplication? service;

    public TranscribeSoundTests(Services services) => this.services = services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Func<HttpContext, Task> Answer { get; set; } = SayAsync;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        service = builder.Build();
        service.Urls.Add(address);
        service.MapPost("/speechtotext/{**rest}", async context =>
        {
            var form = await context.Request.ReadFormAsync(Token);
            using var sound = new MemoryStream();
            await form.Files["audio"]!.CopyToAsync(sound, Token);
            asked.Add((context.Request.Path + context.Request.QueryString, form.Files["audio"]!.ContentType, JsonElement.Parse(form["definition"]!), sound.ToArray()));
            await Answer(context);
        });
        await service.StartAsync(Token);
        mail = await MailDev.StartAsync();
        app = new(services, ["--Transcription:Endpoint", address, "--Transcription:MonthlyBudget", "0.001", "--Costs:TranscriptionMinute", "0.01", "--Mail:Host", "127.0.0.1", "--Mail:Tls", "None", "--Mail:Port", $"{mail.Port}"]);
        await app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await mail.DisposeAsync();
        await service!.DisposeAsync();
    }

    [Fact]
    public async Task What_is_said_is_written_down_once_and_readers_are_told_that_nobody_read_it()
    {
        var media = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 3));
        await app.RunQueuesAsync(deliveries: 2);

        var (query, fileType, definition, sound) = Assert.Single(asked);
        Assert.Equal(("/speechtotext/transcriptions:transcribe?api-version=2025-10-15", "audio/mpeg"), (query, fileType));
        Assert.Equal("fr-CA", definition.GetProperty("locales")[0].GetString());
        Assert.Contains("infolettre", definition.GetProperty("phraseList").GetProperty("phrases").EnumerateArray().Select(phrase => phrase.GetString()));
        Assert.Equal(await app.Http.GetByteArrayAsync((await MediaCalls.AddressesAsync(app, media))["sound.mp3"], Token), sound);
        using var staff = app.AsAdministrator();
        var captions = JsonElement.Parse(await staff.GetStringAsync($"/api/media/{media}/captions/fr", Token));
        Assert.Equal(("automatic", 1), (captions.GetProperty("captions").GetProperty("kind").GetString(), captions.GetProperty("captions").GetProperty("version").GetInt32()));
        var cue = Assert.Single(captions.GetProperty("cues").EnumerateArray());
        Assert.Equal(("Sauvegardez chaque soir.", 0.5, 2.2), (cue.GetProperty("text").GetString(), cue.GetProperty("from").GetDouble(), cue.GetProperty("to").GetDouble()));
        var now = await MediaCalls.GetAsync(app, media);
        Assert.Equal(("ready", "written"), (now.GetProperty("state").GetString(), now.GetProperty("transcript").GetString()));
        Assert.Equal(0.0005, (await JobsAsync()).GetProperty("budget").GetProperty("spent").GetDouble(), tolerance: 0.0001);
    }

    [Fact]
    public async Task Another_file_is_written_down_anew_over_what_a_machine_heard_in_the_one_before()
    {
        var media = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 2));
        await app.RunQueuesAsync();
        using var staff = app.AsAdministrator();
        var file = await SampleMedia.MakeSoundAsync("mp3", 3);
        using var announced = await staff.PostAsJsonAsync($"/api/media/{media}/replace", new { fileName = "autre.mp3", size = file.Length }, Token);
        await new BlobClient(new Uri(JsonElement.Parse(await announced.Content.ReadAsStringAsync(Token)).GetProperty("address").GetString()!)).UploadAsync(new BinaryData(file), Token);
        Assert.Equal(200, await app.DeliverUploadAsync(media, "2-autre.mp3"));
        await app.RunQueuesAsync(deliveries: 2);

        Assert.Equal(2, asked.Count);
        var captions = JsonElement.Parse(await staff.GetStringAsync($"/api/media/{media}/captions/fr", Token)).GetProperty("captions");
        Assert.Equal(("automatic", 2), (captions.GetProperty("kind").GetString(), captions.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Words_that_somebody_sent_stand_and_cost_nothing()
    {
        var media = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 3));
        using var staff = app.AsAdministrator();
        (await staff.PutAsJsonAsync($"/api/media/{media}/captions/fr", new { text = "WEBVTT\n\n00:00.000 --> 00:01.000\nÀ la main.\n" }, Token)).EnsureSuccessStatusCode();
        await app.RunQueuesAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await staff.PostAsync($"/api/media/{media}/transcribe", null, Token)).StatusCode);
        await app.RunQueuesAsync();

        Assert.Empty(asked);
        Assert.Equal("reviewed", JsonElement.Parse(await staff.GetStringAsync($"/api/media/{media}/captions/fr", Token)).GetProperty("captions").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task When_the_months_money_is_spent_nothing_is_written_staff_are_told_and_somebody_may_ask_next_month()
    {
        using var staff = app.AsAdministrator();
        await app.Services.GetRequiredService<IConsents>().GiveAsync(Services.Administrator, "Oui.", Token);
        var (first, second, third) = (await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 4)), await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("wav", 4)), await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("flac", 4)));
        await app.RunQueuesAsync();

        var states = new List<string?>();
        foreach (var media in (string[])[first, second, third])
            states.Add((await MediaCalls.GetAsync(app, media)).GetProperty("transcript").GetString());
        Assert.Equal(["overBudget", "overBudget", "written"], states.Order());
        Assert.Single(asked);
        var held = (string[])[first, second, third];
        var late = held[states.IndexOf("overBudget")];
        Assert.Equal("ready", (await MediaCalls.GetAsync(app, late)).GetProperty("state").GetString());
        Assert.Contains("budget de transcription", Assert.Single(await mail.ReadAsync(Services.Administrator)).Subject!, StringComparison.Ordinal);

        app.Advance(TimeSpan.FromDays(32));
        Assert.Equal(HttpStatusCode.Accepted, (await staff.PostAsync($"/api/media/{late}/transcribe", null, Token)).StatusCode);
        await app.RunQueuesAsync();
        Assert.Equal("written", (await MediaCalls.GetAsync(app, late)).GetProperty("transcript").GetString());
    }

    [Fact]
    public async Task A_service_that_is_busy_is_asked_again_and_one_that_refuses_is_not()
    {
        Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        };
        var media = await MediaCalls.SendAsync(app, await SampleMedia.MakeSoundAsync("mp3", 2));
        Assert.Equal(200, await app.DeliverMessageAsync("MakeSound", await app.PeekAsync(StorageNames.MakeSound)));
        var message = await app.PeekAsync(StorageNames.TranscribeSound);
        Assert.NotEqual(200, await app.DeliverMessageAsync("TranscribeSound", message));

        Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync("""{"error":{"code":"InvalidAudio"}}""", Token);
        };
        Assert.Equal(200, await app.DeliverMessageAsync("TranscribeSound", message));
        Assert.Equal("refused", (await MediaCalls.GetAsync(app, media)).GetProperty("transcript").GetString());
    }

    private static Task SayAsync(HttpContext context) => context.Response.WriteAsync("""
        {"durationMilliseconds":3000,"combinedPhrases":[{"text":"Sauvegardez chaque soir."}],"phrases":[{"offsetMilliseconds":500,"durationMilliseconds":1700,"text":"Sauvegardez chaque soir.","locale":"fr-CA","confidence":0.9,
        "words":[{"text":"Sauvegardez","offsetMilliseconds":500,"durationMilliseconds":700},{"text":"chaque","offsetMilliseconds":1200,"durationMilliseconds":400},{"text":"soir.","offsetMilliseconds":1600,"durationMilliseconds":600}]}]}
        """, Token);

    private async Task<JsonElement> JobsAsync()
    {
        using var staff = app.AsAdministrator();
        return JsonElement.Parse(await staff.GetStringAsync("/api/staff/jobs", Token));
    }
}
