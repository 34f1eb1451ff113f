using System.Globalization;
using Azure.Storage.Queues;

namespace Escouade.LocalHost.Host;

public sealed class QueueTriggerTests(AzuriteFixture storage) : HostTests(storage)
{
    private readonly string name = AzuriteFixture.UniqueName("work");

    [Fact]
    public async Task A_message_arrives_in_the_envelope_of_the_host()
    {
        var app = App().Queue("IndexContent", name);
        var queue = await Storage.CreateQueueAsync(name);
        var sent = (await queue.SendMessageAsync("""{"slug":"été"}""", Cancellation)).Value;

        await StartAsync(app);
        var delivery = Assert.Single(await app.WaitForDeliveriesAsync("IndexContent", 1));

        var metadata = delivery.Metadata;
        var sys = metadata.GetProperty("sys");
        var expected = $$$$"""
            {"Data":{"msg":"\"{\\\"slug\\\":\\\"été\\\"}\""},"Metadata":{
            "DequeueCount":"1",
            "ExpirationTime":"\"{{{{Seconds(sent.ExpirationTime)}}}}\"",
            "Id":"\"{{{{sent.MessageId}}}}\"",
            "InsertionTime":"\"{{{{Seconds(sent.InsertionTime)}}}}\"",
            "NextVisibleTime":{{{{metadata.GetProperty("NextVisibleTime").GetRawText()}}}},
            "PopReceipt":{{{{metadata.GetProperty("PopReceipt").GetRawText()}}}},
            "sys":{"MethodName":"IndexContent","UtcNow":{{{{sys.GetProperty("UtcNow").GetRawText()}}}},"RandGuid":{{{{sys.GetProperty("RandGuid").GetRawText()}}}}
            }}}
            """.Replace("\n", "", StringComparison.Ordinal);
        Assert.Equal(expected, delivery.Body);
        Assert.Equal("/IndexContent", delivery.Path);
        Assert.Equal("application/json; charset=utf-8", delivery.ContentType);
        Assert.Equal("chunked", delivery.TransferEncoding);
        Assert.Equal("", delivery.ContentLength);
    }

    [Fact]
    public async Task A_message_that_was_handled_is_gone()
    {
        var app = App().Queue("IndexContent", name);
        var queue = await Storage.CreateQueueAsync(name);
        await queue.SendMessageAsync("once", Cancellation);

        var host = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IndexContent", 1);
        await host.WaitUntilIdleAsync(Cancellation);

        Assert.Single(app.Deliveries("IndexContent"));
        Assert.Equal(0, (await queue.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_failed_message_comes_back_with_a_higher_count()
    {
        var app = App().Queue("IndexContent", name);
        var queue = await Storage.CreateQueueAsync(name);
        await queue.SendMessageAsync($"fail-2-{Guid.NewGuid():N}", Cancellation);

        var host = await StartAsync(app);
        var deliveries = await app.WaitForDeliveriesAsync("IndexContent", 3);
        await host.WaitUntilIdleAsync(Cancellation);

        Assert.Equal(["1", "2", "3"], deliveries.Select(delivery => delivery.Metadata.GetProperty("DequeueCount").GetString()));
        Assert.False(await Storage.Queue(name + "-poison").ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task A_message_that_failed_as_often_as_allowed_waits_in_the_poison_queue()
    {
        var app = App().Queue("IndexContent", name);
        var queue = await Storage.CreateQueueAsync(name);
        var text = $"fail-9-{Guid.NewGuid():N}";
        await queue.SendMessageAsync(text, Cancellation);

        var host = await StartAsync(app);
        await app.WaitForDeliveriesAsync("IndexContent", 3);
        await host.WaitUntilIdleAsync(Cancellation);

        Assert.Equal(3, app.Deliveries("IndexContent").Count);
        var poisoned = await Storage.Queue(name + "-poison").ReceiveMessagesAsync(cancellationToken: Cancellation);
        Assert.Equal(text, Assert.Single(poisoned.Value).Body.ToString());
        Assert.Equal(0, (await queue.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_message_that_is_not_base64_goes_to_the_poison_queue_unread()
    {
        var app = App().Queue("IndexContent", name);
        await Storage.CreateQueueAsync(name);
        var raw = new QueueClient(Storage.ConnectionString, name);
        await raw.SendMessageAsync("not base64!", Cancellation);

        var host = await StartAsync(app);
        var poison = new QueueClient(Storage.ConnectionString, name + "-poison");
        await Eventually.TrueAsync(async () => await poison.ExistsAsync(Cancellation));
        await host.WaitUntilIdleAsync(Cancellation);

        Assert.Empty(app.Deliveries("IndexContent"));
        Assert.Equal("not base64!", Assert.Single((await poison.PeekMessagesAsync(cancellationToken: Cancellation)).Value).Body.ToString());
    }

    [Theory]
    [InlineData("answer-list")]
    [InlineData("answer-nothing")]
    public async Task An_answer_without_a_json_object_is_a_failure(string word)
    {
        var hostFile = EchoAppFolder.HostFile();
        hostFile["functionTimeout"] = "00:00:01";
        var app = App(hostFile: hostFile).Queue("IndexContent", name);
        var queue = await Storage.CreateQueueAsync(name);
        await queue.SendMessageAsync(word, Cancellation);

        var host = await StartAsync(app);
        var deliveries = await app.WaitForDeliveriesAsync("IndexContent", 3);
        await Eventually.TrueAsync(async () => await Storage.Queue(name + "-poison").ExistsAsync(Cancellation));

        Assert.Equal(3, deliveries.Count);
        Assert.Contains(Log, line => line.Contains("IndexContent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_batch_is_fetched_only_when_few_enough_messages_are_in_hand()
    {
        var app = App().Queue("IndexContent", name);
        var queue = await Storage.CreateQueueAsync(name);
        for (var number = 0; number < 30; number++)
            await queue.SendMessageAsync($"delay-1500 {number}", Cancellation);

        await StartAsync(app);
        await app.WaitForDeliveriesAsync("IndexContent", 8);
        await Task.Delay(700, Cancellation);

        // batchSize 8, newBatchThreshold 4: the first batch of 8 is more than the threshold.
        Assert.Equal(8, app.Deliveries("IndexContent").Count);
        Assert.Equal(30, (await app.WaitForDeliveriesAsync("IndexContent", 30)).Count);
    }

    private static string Seconds(DateTimeOffset date)
        => date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
