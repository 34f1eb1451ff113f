using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Escouade.LocalHost.Host;

public sealed class EventGridDeliveryTests
{
    [Fact]
    public async Task An_event_is_posted_in_Event_Grids_words_until_it_is_accepted()
    {
        var posts = new ConcurrentQueue<(string Address, string Kind, string Body)>();
        await using var host = WebApplication.CreateSlimBuilder().Build();
        host.Urls.Add("http://127.0.0.1:0");
        host.MapPost("/runtime/webhooks/blobs", async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            posts.Enqueue(($"{context.Request.Path}{context.Request.QueryString}", context.Request.Headers["aeg-event-type"].ToString(), await body.ReadToEndAsync()));
            context.Response.StatusCode = posts.Count == 1 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status202Accepted;
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        using var delivery = new EventGridDelivery(new Uri(host.Urls.Single()), "IngestDrop", new HostOptions([]));
        var blob = new BlobEvent("inbox", "dossier/l'été.md", "\"0x1\"", new Uri("http://127.0.0.1:10000/devstoreaccount1/inbox/dossier/l'%C3%A9t%C3%A9.md"), new Dictionary<string, string>())
        {
            LastModified = DateTimeOffset.UnixEpoch,
            Length = 9,
        };

        await delivery.RunAsync(blob, TestContext.Current.CancellationToken);

        Assert.Equal(2, posts.Count);
        var (address, kind, text) = posts.Last();
        Assert.Equal("/runtime/webhooks/blobs?functionName=Host.Functions.IngestDrop", address);
        Assert.Equal("Notification", kind);
        var posted = Assert.Single(JsonElement.Parse(text).EnumerateArray());
        Assert.Equal("Microsoft.Storage.BlobCreated", posted.GetProperty("eventType").GetString());
        Assert.Equal("/blobServices/default/containers/inbox/blobs/dossier/l'été.md", posted.GetProperty("subject").GetString());
        Assert.Equal(blob.Uri.AbsoluteUri, posted.GetProperty("data").GetProperty("url").GetString());
        Assert.Equal("0x1", posted.GetProperty("data").GetProperty("eTag").GetString());
        Assert.Equal(9, posted.GetProperty("data").GetProperty("contentLength").GetInt64());
    }
}
