using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Escouade.LocalHost.Host;

public sealed class BlobTriggerTests(AzuriteFixture storage) : HostTests(storage)
{
    private readonly string inbox = AzuriteFixture.UniqueName("inbox");

    [Fact]
    public async Task A_deferred_binding_is_told_where_the_blob_is_and_gets_no_content()
    {
        var app = App().Blob("IngestDrop", inbox + "/{name}");
        var container = await Storage.CreateContainerAsync(inbox);
        var sent = await UploadAsync(container, "dossier/l'été.md", "# Bonjour");

        await StartAsync(app);
        var delivery = Assert.Single(await app.WaitForDeliveriesAsync("IngestDrop", 1));

        var uri = container.GetBlobClient("dossier/l'été.md").Uri.AbsoluteUri;
        var sys = delivery.Metadata.GetProperty("sys");
        var properties = delivery.Metadata.GetProperty("Properties");
        var expected = $$$$"""
            {"Data":{"drop":{"Uri":"{{{{uri}}}}"}},"Metadata":{
            "name":"\"dossier/l'été.md\"",
            "Uri":"\"{{{{uri}}}}\"",
            "Properties":{"LastModified":{{{{properties.GetProperty("LastModified").GetRawText()}}}},"ContentLength":9,
            "ContentType":"application/octet-stream","ETag":{{{{properties.GetProperty("ETag").GetRawText()}}}}},
            "Metadata":{},
            "sys":{"MethodName":"IngestDrop","UtcNow":{{{{sys.GetProperty("UtcNow").GetRawText()}}}},"RandGuid":{{{{sys.GetProperty("RandGuid").GetRawText()}}}}
            }}}
            """.Replace("\n", "", StringComparison.Ordinal);
        Assert.Equal(expected, delivery.Body);
        Assert.Equal(sent, properties.GetProperty("ETag").GetString());
    }

    [Fact]
    public async Task Any_other_binding_gets_the_whole_content_in_base64()
    {
        var app = App().Blob("IngestDrop", inbox + "/{name}.md", deferred: false);
        var container = await Storage.CreateContainerAsync(inbox);
        await UploadAsync(container, "note.md", "# Été");
        await UploadAsync(container, "note.txt", "not for this pattern");

        var host = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IngestDrop", 1);
        await host.WaitUntilIdleAsync(Cancellation);

        var delivery = Assert.Single(app.Deliveries("IngestDrop"));
        Assert.Equal("# Été", Encoding.UTF8.GetString(delivery.Data.GetProperty("drop").GetBytesFromBase64()));
        Assert.Equal("\"note\"", delivery.Metadata.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_changed_blob_is_delivered_again_and_an_unchanged_one_is_not()
    {
        var app = App().Blob("IngestDrop", inbox + "/{name}");
        var container = await Storage.CreateContainerAsync(inbox);
        await UploadAsync(container, "a.md", "one");

        var host = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IngestDrop", 1);
        await UploadAsync(container, "a.md", "two");
        await app.WaitForDeliveriesAsync("IngestDrop", 2);
        await host.WaitUntilIdleAsync(Cancellation);
        await Task.Delay(500, Cancellation);

        Assert.Equal(2, app.Deliveries("IngestDrop").Count);
    }

    [Fact]
    public async Task A_blob_that_fails_five_times_leaves_a_message_in_the_poison_queue()
    {
        var app = App().Blob("IngestDrop", inbox + "/{name}");
        var container = await Storage.CreateContainerAsync(inbox);
        var name = $"fail-9-{Guid.NewGuid():N}.md";
        var tag = await UploadAsync(container, name, "x");

        var host = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IngestDrop", 5);
        await host.WaitUntilIdleAsync(Cancellation);

        Assert.Equal(5, app.Deliveries("IngestDrop").Count);
        var texts = await PoisonAsync();
        Assert.Contains(
            $$"""{"Type":"BlobTrigger","FunctionId":"Host.Functions.IngestDrop","BlobType":"BlockBlob","ContainerName":"{{inbox}}","BlobName":"{{name}}","ETag":{{JsonSerializer.Serialize(tag).Replace("\\u0022", "\\\"", StringComparison.Ordinal)}}}""",
            texts);
    }

    [Fact]
    public async Task At_most_as_many_blobs_as_configured_are_worked_on_at_once()
    {
        var app = App().Blob("IngestDrop", inbox + "/{name}");
        var container = await Storage.CreateContainerAsync(inbox);
        for (var number = 0; number < 10; number++)
            await UploadAsync(container, $"delay-2000-{number}.md", "x");

        await StartAsync(app);
        await app.WaitForDeliveriesAsync("IngestDrop", 4);
        await Task.Delay(500, Cancellation);

        Assert.Equal(4, app.Deliveries("IngestDrop").Count);
        Assert.Equal(10, (await app.WaitForDeliveriesAsync("IngestDrop", 10)).Count);
    }

    [Fact]
    public async Task What_was_delivered_before_a_restart_is_not_delivered_after_it()
    {
        var app = App().Blob("IngestDrop", inbox + "/{name}");
        var container = await Storage.CreateContainerAsync(inbox);
        await UploadAsync(container, "before.md", "x");
        var first = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IngestDrop", 1);
        await first.WaitUntilIdleAsync(Cancellation);
        await first.DisposeAsync();

        await UploadAsync(container, "between.md", "x");
        var second = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IngestDrop", 2);
        await second.WaitUntilIdleAsync(Cancellation);

        Assert.Equal(
            ["\"before.md\"", "\"between.md\""],
            app.Deliveries("IngestDrop").Select(delivery => delivery.Metadata.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task What_was_in_hand_when_the_host_stopped_is_delivered_after_the_next_start()
    {
        var app = App().Blob("IngestDrop", inbox + "/{name}");
        var container = await Storage.CreateContainerAsync(inbox);
        await UploadAsync(container, "delay-3000.md", "x");
        var first = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IngestDrop", 1);
        await first.DisposeAsync();

        await StartAsync(app);

        Assert.Equal(2, (await app.WaitForDeliveriesAsync("IngestDrop", 2)).Count);
    }

    [Fact]
    public async Task What_was_in_hand_when_the_app_died_is_delivered_to_its_next_process()
    {
        var app = App().Blob("IngestDrop", inbox + "/{name}");
        var container = await Storage.CreateContainerAsync(inbox);
        await UploadAsync(container, "delay-1500.md", "x");
        var host = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IngestDrop", 1);

        await host.KillAsync("worker");
        await app.WaitForDeliveriesAsync("IngestDrop", 2);
        await host.WaitUntilIdleAsync(Cancellation);

        Assert.Equal(2, app.Deliveries("IngestDrop").Count);
    }

    [Fact]
    public async Task The_local_endpoint_says_what_became_of_a_drop()
    {
        var app = App().Blob("IngestDrop", inbox + "/{name}");
        var container = await Storage.CreateContainerAsync(inbox);
        var tag = await UploadAsync(container, "été.md", "x");
        var host = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IngestDrop", 1);
        await host.WaitUntilIdleAsync(Cancellation);

        using var client = new HttpClient(new SocketsHttpHandler());
        var address = new Uri(host.Address, $"/admin/local/drops/été.md?container={inbox}&etag=");
        var state = await client.GetStringAsync(new Uri(address + Uri.EscapeDataString(tag)), Cancellation);
        var other = await client.GetStringAsync(new Uri(address + "other"), Cancellation);

        Assert.Equal("""{"state":"Processed"}""", state);
        Assert.Equal("""{"state":"Waiting"}""", other);
    }

    private static async Task<string> UploadAsync(BlobContainerClient container, string name, string text)
    {
        var info = await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true, Cancellation);
        return info.Value.ETag.ToString("H");
    }

    private async Task<IReadOnlyList<string>> PoisonAsync()
    {
        QueueClient queue = Storage.Queue("webjobs-blobtrigger-poison");
        var messages = await queue.PeekMessagesAsync(32, Cancellation);
        return [.. messages.Value.Select(message => message.Body.ToString())];
    }
}
