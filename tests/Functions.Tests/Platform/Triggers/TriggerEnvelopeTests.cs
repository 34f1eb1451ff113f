using System.Text.Json;
using Xunit;

namespace Escouade.Platform.Triggers;

public sealed class TriggerEnvelopeTests
{
    private static readonly QueueTrigger Queue = new("ProjectEntry", "project-entry");
    private static readonly BlobTrigger Blob = new("IngestDrop", "inbox/{name}");
    private static readonly TimerTrigger Timer = new("RepairProjections", "0 * * * * *");

    [Theory]
    [InlineData("""{"Data":{"msg":"\"{\\\"id\\\":\\\"a1\\\"}\""},"Metadata":{"DequeueCount":"1"}}""")]
    [InlineData("""{"Data":{"msg":"{\"id\":\"a1\"}"},"Metadata":{}}""")]
    [InlineData("""{"Data":{"msg":{"id":"a1"}},"Metadata":{}}""")]
    public void A_queue_message_is_found_however_often_the_host_quoted_it(string envelope)
    {
        var message = TriggerEnvelope.ReadMessage(Queue, JsonElement.Parse(envelope));

        Assert.Equal("""{"id":"a1"}""", message.ToJsonString());
    }

    [Fact]
    public void A_blob_event_gives_the_variables_of_its_path_with_their_accents()
    {
        const string envelope = """{"Data":{"blob":"bm9uZQ=="},"Metadata":{"name":"\"2026/l'été.md\"","Uri":"\"http://127.0.0.1/inbox/x\""}}""";

        var message = TriggerEnvelope.ReadMessage(Blob, JsonElement.Parse(envelope));

        Assert.Equal("2026/l'été.md", message["name"]!.GetValue<string>());
    }

    [Fact]
    public void A_timer_says_whether_it_is_late()
    {
        const string envelope = """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":true}},"Metadata":{}}""";

        var message = TriggerEnvelope.ReadMessage(Timer, JsonElement.Parse(envelope));

        Assert.True(message["IsPastDue"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"Data":{"msg":"just words"}}""")]
    [InlineData("""{"Data":{"msg":"\"1\""}}""")]
    [InlineData("""{"Data":{"other":{}}}""")]
    public void What_is_no_envelope_is_an_error(string envelope)
        => Assert.ThrowsAny<Exception>(() => TriggerEnvelope.ReadMessage(Queue, JsonElement.Parse(envelope)));
}
