using Escouade.Platform.Texts;

namespace Escouade.Media.Uploads;

/// <summary>Reads what somebody says of a file that they are about to send.</summary>
internal static class AnnouncedFile
{
    // What storage takes in one file by blocks of this size, and far more than four hours of film.
    private const long MostSize = 64L * 1024 * 1024 * 1024;
    private const int MostName = 255;

    /// <param name="name">As it is on the disk, without its folder.</param>
    /// <param name="size">In bytes.</param>
    /// <param name="sha256">In hexadecimal; null where it is not known.</param>
    /// <param name="errors">What is wrong is added here.</param>
    /// <returns>The first of its medium; of use only where nothing was added.</returns>
    public static MediaFile Read(string? name, long? size, string? sha256, Dictionary<string, string[]> errors)
    {
        var file = new MediaFile(1, WellFormed.Text(name ?? "").Trim(), size ?? 0, sha256?.Trim().ToLowerInvariant());
        if (file.Name.Length is 0 or > MostName || file.Name.Any(c => c is '/' or '\\' || char.IsControl(c)))
            errors["fileName"] = [MediaTexts.FileNameInvalid(MostName)];
        if (file.Size is <= 0 or > MostSize)
            errors["size"] = [MediaTexts.SizeInvalid];
        if (file.Sha256 is { } hash && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigit)))
            errors["sha256"] = [MediaTexts.HashInvalid];
        return file;
    }
}
