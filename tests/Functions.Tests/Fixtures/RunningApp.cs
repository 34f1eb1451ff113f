using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Escouade.LocalHost.Storage;
using Escouade.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

[assembly: AssemblyFixture(typeof(Escouade.Fixtures.Services))]

namespace Escouade.Fixtures;

/// <summary>The real app on a port of its own, over an Azurite of its own, with the events that a host would deliver given to it one by one.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private readonly Services services;
    private readonly IReadOnlyList<string> settings;
    private readonly AheadClock clock = new();
    private readonly RunningApp? other;
    private WebApplication? app;
    private Azurite? azurite;

    public RunningApp(Services services) : this(services, [])
    {
    }

    /// <param name="services">The usual ones.</param>
    /// <param name="settings">What is set otherwise than for every app of the tests.</param>
    internal RunningApp(Services services, IReadOnlyList<string> settings) => (this.services, this.settings) = (services, settings);

    /// <summary>A second instance of an app that runs: over the same storage, and at the same time of day.</summary>
    internal RunningApp(RunningApp other) : this(other.services, other.settings) => (this.other, clock, Map) = (other, other.clock, other.Map);

    /// <summary>Endpoints beside the app's own, for what none of those shows.</summary>
    internal Action<IEndpointRouteBuilder>? Map { get; init; }

    /// <summary>Speaks as a stranger; see <see cref="As"/>.</summary>
    public HttpClient Http { get; private set; } = null!;

    public BlobServiceClient Blobs { get; private set; } = null!;

    internal IServiceProvider Services => app!.Services;

    internal string ConnectionString => other?.ConnectionString ?? azurite!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        if (other is null)
            azurite = await Azurite.StartAsync(dataFolder: null);
        Blobs = new(ConnectionString);
        app = Program.Build([.. services.Settings(ConnectionString), .. settings], replace => replace.AddSingleton<TimeProvider>(clock));
        Map?.Invoke(app);
        await app.StartAsync();
        Http = new(new DescribedAnswers()) { BaseAddress = new(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app!.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
    }

    /// <summary>Sets the clock ahead, for all instances.</summary>
    public void Advance(TimeSpan by) => clock.Advance(by);

    /// <summary>A client that the front door vouches for, and that comes from the site itself.</summary>
    public HttpClient As(string person)
    {
        var client = new HttpClient(new DescribedAnswers()) { BaseAddress = Http.BaseAddress };
        var principal = JsonSerializer.SerializeToUtf8Bytes(new { identityProvider = "github", userId = person, userDetails = person, userRoles = new[] { "anonymous", "authenticated", "admin" } });
        client.DefaultRequestHeaders.Add("x-ms-client-principal", Convert.ToBase64String(principal));
        client.DefaultRequestHeaders.Add("X-Escouade-Request", "1");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public HttpClient AsAdministrator() => As(Fixtures.Services.Administrator);

    /// <summary>Puts a file into the inbox, delivers its event as often as said, and all that follows from it.</summary>
    public async Task DropAsync(string name, byte[] content, int deliveries = 1)
    {
        await PutAsync(name, content);
        for (var delivery = 0; delivery < deliveries; delivery++)
            Assert.Equal(200, await DeliverDropAsync(name));
        await RunQueuesAsync(deliveries);
    }

    public Task DropAsync(string name, string text, int deliveries = 1) => DropAsync(name, Encoding.UTF8.GetBytes(text), deliveries);

    public async Task PutAsync(string name, byte[] content)
    {
        var inbox = Blobs.GetBlobContainerClient(StorageNames.Inbox);
        await inbox.CreateIfNotExistsAsync();
        await inbox.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true);
    }

    /// <summary>Posts what the Functions host posts for a new blob.</summary>
    public Task<int> DeliverDropAsync(string name) => PostAsync("IngestDrop", new
    {
        Data = new { blob = "" },
        Metadata = new { name = JsonSerializer.Serialize(name), Uri = JsonSerializer.Serialize($"http://127.0.0.1/inbox/{name}"), sys = new { MethodName = "IngestDrop" } },
    });

    /// <summary>Posts what the Functions host posts for a file that was sent for a medium.</summary>
    public Task<int> DeliverUploadAsync(string id, string name) => PostAsync("ReceiveUpload", new
    {
        Data = new { blob = "" },
        Metadata = new { id = JsonSerializer.Serialize(id), name = JsonSerializer.Serialize(name), Uri = JsonSerializer.Serialize($"http://127.0.0.1/uploads/{id}/{name}"), sys = new { MethodName = "ReceiveUpload" } },
    });

    public Task<int> RunTimerAsync(string function) => PostAsync(function, new
    {
        Data = new { timer = new { Schedule = new { AdjustForDST = true }, ScheduleStatus = (object?)null, IsPastDue = false } },
        Metadata = new { sys = new { MethodName = function } },
    });

    /// <summary>Delivers every message, and those that follow from it, until no queue holds any.</summary>
    public async Task RunQueuesAsync(int deliveries = 1)
    {
        var functions = new Dictionary<string, string>
        {
            [StorageNames.ReplayDrop] = "ReplayDrop",
            [StorageNames.ProjectEntry] = "ProjectEntry",
            [StorageNames.ProjectExpert] = "ProjectExpert",
            [StorageNames.RefreshSite] = "RefreshSite",
            [StorageNames.RebuildIndex] = "RebuildIndex",
            [StorageNames.CountDemand] = "CountDemand",
            [StorageNames.SendMail] = "SendMail",
            [StorageNames.InspectUpload] = "InspectUpload",
            [StorageNames.MakeSound] = "MakeSound",
            [StorageNames.MakePicture] = "MakePicture",
            [StorageNames.MakeStills] = "MakeStills",
            [StorageNames.MakePlaylist] = "MakePlaylist",
            [StorageNames.TagSound] = "TagSound",
            [StorageNames.TranscribeSound] = "TranscribeSound",
        };
        var found = true;
        while (found)
        {
            found = false;
            foreach (var (name, function) in functions)
            {
                if (await CountAsync(name) > 0)
                {
                    found = true;
                    var queue = await QueueAsync(name);
                    foreach (var message in (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value)
                    {
                        for (var delivery = 0; delivery < deliveries; delivery++)
                            Assert.Equal(200, await DeliverMessageAsync(function, message.MessageText));
                        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
                    }
                }
            }
        }
        // Long enough ago that the next reader gets nothing from before.
        clock.Advance(TimeSpan.FromSeconds(10));
    }

    /// <summary>Posts what the Functions host posts for a queue message: its text quoted twice.</summary>
    public Task<int> DeliverMessageAsync(string function, string text) => PostAsync(function, new
    {
        Data = new { msg = JsonSerializer.Serialize(text) },
        Metadata = new { DequeueCount = "1", Id = JsonSerializer.Serialize(Guid.NewGuid()), sys = new { MethodName = function } },
    });

    public async Task<JsonElement> GetJsonAsync(string address)
    {
        using var answer = await Http.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>Leaves a message where the host leaves what it gave up on.</summary>
    public async Task PoisonAsync(string queue, string text) => await (await QueueAsync(queue)).SendMessageAsync(text);

    /// <summary>Loses every message of a queue.</summary>
    public async Task LoseAsync(string queue) => await (await QueueAsync(queue)).ClearMessagesAsync();

    /// <returns>What the next message says; it stays where it is.</returns>
    public async Task<string> PeekAsync(string queue) => (await (await QueueAsync(queue)).PeekMessageAsync()).Value.MessageText;

    /// <summary>Counts the hidden ones too: RefreshSite is asked for with a delay.</summary>
    public async Task<int> CountAsync(string queue) => (await (await QueueAsync(queue)).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private async Task<QueueClient> QueueAsync(string name)
    {
        var queue = new QueueClient(ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync();
        return queue;
    }

    private async Task<int> PostAsync<T>(string function, T envelope)
    {
        using var answer = await Http.PostAsJsonAsync($"/{function}", envelope, new JsonSerializerOptions());
        if (answer.IsSuccessStatusCode)
            Assert.StartsWith("{", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return (int)answer.StatusCode;
    }
}
