using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Storage.Queues.Models;

namespace Escouade.LocalHost.Host;

/// <summary>Writes what the Functions host posts to a custom handler.</summary>
/// <remarks>
/// The host serialises objects as they are and every other value once more as JSON text: strings arrive quoted twice, numbers as strings
/// (<c>ScriptInvocationContextExtensions.GetHttpScriptInvocationContextValue</c> in Azure/azure-functions-host).
/// </remarks>
internal static class Envelope
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> ForQueue(string function, string binding, QueueMessage message, string text, DateTimeOffset now)
        => Write(
            function,
            now,
            data => WriteText(data, binding, text),
            metadata =>
            {
                metadata.WriteString("DequeueCount", message.DequeueCount.ToString(CultureInfo.InvariantCulture));
                WriteDate(metadata, "ExpirationTime", message.ExpiresOn);
                WriteText(metadata, "Id", message.MessageId);
                WriteDate(metadata, "InsertionTime", message.InsertedOn);
                WriteDate(metadata, "NextVisibleTime", message.NextVisibleOn);
                WriteText(metadata, "PopReceipt", message.PopReceipt);
            });

    /// <param name="content">Null when the binding is deferred.</param>
    public static ReadOnlyMemory<byte> ForBlob(string function, string binding, BlobEvent blob, byte[]? content, DateTimeOffset now)
        => Write(
            function,
            now,
            data =>
            {
                if (content is not null)
                {
                    data.WriteBase64String(binding, content);
                    return;
                }

                data.WriteStartObject(binding);
                data.WriteString("Uri", blob.Uri.AbsoluteUri);
                data.WriteEndObject();
            },
            metadata =>
            {
                foreach (var (name, value) in blob.Variables)
                    WriteText(metadata, name, value);
                WriteText(metadata, "Uri", blob.Uri.AbsoluteUri);
                metadata.WriteStartObject("Properties");
                if (blob.LastModified is { } modified)
                    metadata.WriteString("LastModified", modified);
                metadata.WriteNumber("ContentLength", blob.Length);
                metadata.WriteString("ContentType", blob.ContentType);
                metadata.WriteString("ETag", blob.ETag);
                metadata.WriteEndObject();
                metadata.WriteStartObject("Metadata");
                foreach (var (name, value) in blob.Metadata)
                    metadata.WriteString(name, value);
                metadata.WriteEndObject();
            });

    public static ReadOnlyMemory<byte> ForTimer(string function, string binding, DateTimeOffset now)
        => Write(
            function,
            now,
            data =>
            {
                data.WriteStartObject(binding);
                data.WriteStartObject("Schedule");
                data.WriteBoolean("AdjustForDST", true);
                data.WriteEndObject();
                data.WriteNull("ScheduleStatus");
                data.WriteBoolean("IsPastDue", false);
                data.WriteEndObject();
            },
            _ => { });

    private static ReadOnlyMemory<byte> Write(
        string function, DateTimeOffset now, Action<Utf8JsonWriter> writeData, Action<Utf8JsonWriter> writeMetadata)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        json.WriteStartObject("Data");
        writeData(json);
        json.WriteEndObject();
        json.WriteStartObject("Metadata");
        writeMetadata(json);
        json.WriteStartObject("sys");
        json.WriteString("MethodName", function);
        json.WriteString("UtcNow", now.UtcDateTime);
        json.WriteString("RandGuid", Guid.NewGuid());
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteText(Utf8JsonWriter json, string name, string value)
        => json.WriteString(name, JsonSerializer.Serialize(value, PlainText));

    private static void WriteDate(Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } date)
            json.WriteString(name, JsonSerializer.Serialize(date));
    }
}
