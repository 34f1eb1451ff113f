using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Escouade.SearchEmulator.Storage;

/// <summary>What a batch did to one document: a null source is a deletion.</summary>
internal readonly record struct DocumentChange(string Key, byte[]? Source);

/// <summary>
/// Keeps answered batches until the index has committed them. A record is on disk when <see cref="Append"/> returns; one that a crash
/// cut short fails its checksum and ends the log, which is right since it was never answered.
/// </summary>
internal sealed class WriteAheadLog : IDisposable
{
    private const int HeaderSize = sizeof(int) + ChecksumSize;
    private const int ChecksumSize = 8;

    private readonly FileStream file;

    public WriteAheadLog(string path)
    {
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1 << 16);
    }

    public long Length => file.Length;

    /// <summary>Reads every whole record from the start and leaves the log ready to append after the last of them.</summary>
    public IEnumerable<(long Sequence, IReadOnlyList<DocumentChange> Changes)> Replay()
    {
        file.Position = 0;
        var header = new byte[HeaderSize];
        long end = 0;
        while (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) == HeaderSize)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length <= 0 || length > file.Length - file.Position)
                break;
            var payload = new byte[length];
            file.ReadExactly(payload);
            if (!Checksum(payload).SequenceEqual(header.AsSpan(sizeof(int), ChecksumSize).ToArray()))
                break;
            end = file.Position;
            yield return Decode(payload);
        }

        file.SetLength(end);
        file.Position = end;
    }

    public void Append(long sequence, IReadOnlyList<DocumentChange> changes)
    {
        var payload = Encode(sequence, changes);
        var header = new byte[HeaderSize];
        BinaryPrimitives.WriteInt32LittleEndian(header, payload.Length);
        Checksum(payload).CopyTo(header, sizeof(int));
        var start = file.Position;
        try
        {
            file.Write(header);
            file.Write(payload);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            // A part of a record, as on a full disk, would hide the records after it.
            file.SetLength(start);
            file.Position = start;
            throw;
        }
    }

    public void Clear()
    {
        file.SetLength(0);
        file.Position = 0;
        file.Flush(flushToDisk: true);
    }

    public void Dispose() => file.Dispose();

    private static byte[] Checksum(byte[] payload) => SHA256.HashData(payload)[..ChecksumSize];

    private static byte[] Encode(long sequence, IReadOnlyList<DocumentChange> changes)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(sequence);
        writer.Write(changes.Count);
        foreach (var (key, source) in changes)
        {
            writer.Write(key);
            writer.Write(source?.Length ?? -1);
            if (source is not null)
                writer.Write(source);
        }

        writer.Flush();
        return buffer.ToArray();
    }

    private static (long Sequence, IReadOnlyList<DocumentChange> Changes) Decode(byte[] payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload), Encoding.UTF8);
        var sequence = reader.ReadInt64();
        var changes = new DocumentChange[reader.ReadInt32()];
        for (var number = 0; number < changes.Length; number++)
        {
            var key = reader.ReadString();
            var length = reader.ReadInt32();
            changes[number] = new DocumentChange(key, length < 0 ? null : reader.ReadBytes(length));
        }

        return (sequence, changes);
    }
}
