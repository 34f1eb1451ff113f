using System.Buffers.Binary;

namespace Escouade.Editorial.Drops;

/// <summary>Measures an archive's list of files before anything loads it: .NET makes an object of each, however many there are.</summary>
internal static class ZipDirectory
{
    // The end of central directory record, of APPNOTE.TXT 4.3.16, stands before a comment of at most 64 kB.
    private const int EndLength = 22;
    private const int MaxComment = ushort.MaxValue;
    private const uint Signature = 0x06054b50;

    /// <returns>In bytes; null where there is no such list, or where only the 64-bit format could say.</returns>
    public static async Task<long?> FindLengthAsync(Stream archive, CancellationToken cancellationToken)
    {
        var tail = new byte[Math.Min(archive.Length, EndLength + MaxComment)];
        archive.Position = archive.Length - tail.Length;
        await archive.ReadExactlyAsync(tail, cancellationToken);
        archive.Position = 0;

        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != Signature)
                continue;

            var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
            var end = archive.Length - tail.Length + at;
            return start <= end ? end - start : null;
        }

        return null;
    }
}
