using System.IO.Compression;
using System.IO.Hashing;

namespace Escouade.Editorial.Drops;

/// <summary>Unpacks an archive's files one at a time, counting what really comes out.</summary>
internal sealed class ZipContent(ProblemList problems)
{
    public const long MaxTotalBytes = 100L * 1024 * 1024;
    public const int MaxFileBytes = 20 * 1024 * 1024;

    // Deflate reaches 1,032; texts stay under 20, and images do not shrink.
    private const int MaxRatio = 100;
    private const int RatioCountsFrom = 1024 * 1024;

    private long total;

    /// <summary>Whether the whole archive turned out too large, so that no more of it is worth reading.</summary>
    public bool IsExhausted => total > MaxTotalBytes;

    /// <returns>Null where the problems say why.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public async Task<byte[]?> ReadAsync(ZipArchiveEntry entry, bool isText, CancellationToken cancellationToken)
    {
        var max = isText ? Utf8Text.MaxBytes : MaxFileBytes;
        await using var unpacked = await entry.OpenAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await unpacked.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += read;
            bytes.Write(buffer, 0, read);
            if (Refuse(entry, isText, bytes.Length, max))
                return null;
        }

        var content = bytes.ToArray();
        return Crc32.HashToUInt32(content) == entry.Crc32 ? content : throw new InvalidDataException("The checksum differs.");
    }

    private bool Refuse(ZipArchiveEntry entry, bool isText, long read, int max)
    {
        if (IsExhausted)
            problems.Add(DropProblemCodes.ArchiveTooLarge, null, null, DropTexts.Size(MaxTotalBytes));
        else if (read > RatioCountsFrom && read > MaxRatio * Math.Max(1, entry.CompressedLength))
            problems.Add(DropProblemCodes.ArchiveBomb, null, null, entry.FullName);
        else if (read > max && isText)
            problems.Add(DropProblemCodes.TextTooLarge, null, FieldNames.Body, DropTexts.Size(Math.Max(read, entry.Length)), DropTexts.Size(max));
        else if (read > max)
            problems.Add(DropProblemCodes.ArchiveFileTooLarge, null, null, entry.FullName, DropTexts.Size(max));
        else
            return false;
        return true;
    }
}
