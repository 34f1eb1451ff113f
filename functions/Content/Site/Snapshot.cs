using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Primitives;

namespace Escouade.Content.Site;

/// <summary>One answer to readers, as the bytes that go over the wire.</summary>
/// <remarks>Compressed once, when it is made; the forms that few ask for are made at the first who does, and kept.</remarks>
internal sealed class Snapshot
{
    public const string JsonType = "application/json; charset=utf-8";

    private readonly Lazy<byte[]> plain;
    private readonly Lazy<byte[]> gzip;

    private Snapshot(string hash, string contentType, string? next, byte[] brotli, Lazy<byte[]> plain)
    {
        Hash = hash;
        Next = next;
        ContentType = contentType;
        Brotli = brotli;
        this.plain = plain;
        gzip = new(() => Gzip(Plain));
        ETags = new(Tag(hash, ""), Tag(hash, "-br"), Tag(hash, "-gz"));
    }

    /// <summary>Of the uncompressed bytes; 22 characters.</summary>
    public string Hash { get; }
    public StringValues ContentType { get; }

    /// <summary>Cursor of the page after this one, where it is a page of a list that goes on.</summary>
    public string? Next { get; }
    public byte[] Brotli { get; }
    public byte[] Plain => plain.Value;

    /// <summary>Strong tags differ with the encoding, since the bytes do (RFC 9110, 8.8.3.3).</summary>
    public (StringValues Plain, StringValues Brotli, StringValues Gzip) ETags { get; }

    /// <summary>What it takes in memory once read in its usual form, in bytes.</summary>
    public int Size => Brotli.Length + 512;

    public byte[] GzipBytes => gzip.Value;

    /// <param name="quality">Brotli's, 0 to 11: 5 where many are made at once, 9 for what is made seldom and read often.</param>
    public static Snapshot Of(byte[] content, string contentType, int quality = 5, string? next = null)
    {
        var brotli = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        if (!BrotliEncoder.TryCompress(content, brotli, out var length, quality, window: 22))
            throw new InvalidOperationException("Brotli said it needs more than its own maximum.");
        return new(HashOf(content), contentType, next, brotli[..length], new(content));
    }

    /// <summary>The snapshot that <see cref="Of"/> made, from where it was stored.</summary>
    public static Snapshot Stored(string hash, string contentType, string? next, byte[] brotli)
        => new(hash, contentType, next, brotli, new(() => Unpack(brotli)));

    /// <summary>An object as JSON.</summary>
    public static Snapshot OfJson<T>(T value, JsonTypeInfo<T> json, int quality = 5, string? next = null, string contentType = JsonType)
        => Of(JsonSerializer.SerializeToUtf8Bytes(value, json), contentType, quality, next);

    private static string HashOf(byte[] content) => Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, 16));

    private static StringValues Tag(string hash, string suffix) => $"\"{hash}{suffix}\"";

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
            stream.Write(content);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] brotli)
    {
        using var unpacked = new MemoryStream();
        using (var stream = new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress))
            stream.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
