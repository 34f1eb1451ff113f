using System.IO.Compression;
using Escouade.Content.Text;
using Escouade.Content;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>Reads an archive of one text and its images, trusting nothing that the archive says of itself.</summary>
internal sealed class ZipSource(IImageInspector inspector, ProblemList problems)
{
    public const int MaxFiles = 300;

    // A file's line in the list has at most 46 bytes and its name, which no one makes longer than a few hundred.
    private const int MaxDirectoryBytes = MaxFiles * 2_048;

    private static readonly HashSet<string> Texts = new(StringComparer.OrdinalIgnoreCase) { ".md", ".html", ".htm" };
    private static readonly HashSet<string> Images = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif" };
    private const string Drawing = ".svg";

    private static readonly HashSet<string> Archives = new(StringComparer.OrdinalIgnoreCase) { ".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz" };
    private static readonly HashSet<string> Droppings = new(StringComparer.OrdinalIgnoreCase) { ".DS_Store", "Thumbs.db", "desktop.ini" };

    private readonly ZipContent content = new(problems);

    /// <param name="archive">Seekable.</param>
    /// <param name="read">Cuts the text, whose name and bytes it gets, into its parts; or gives null, with problems.</param>
    /// <param name="build">Makes of the parts what they are, and says which images they name.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<DropReading?> ReadAsync(
        Stream archive, Func<string, byte[], DropSource?> read, Func<DropSource, Draft> build, CancellationToken cancellationToken)
    {
        try
        {
            if (!await IsReadableAsync(archive, cancellationToken))
                return null;

            await using var zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, ZipNames.Instance, cancellationToken);
            if (FindText(zip) is not { } text || await content.ReadAsync(text, isText: true, cancellationToken) is not { } bytes)
                return null;

            var draft = read(text.FullName, bytes) is { } source ? build(source) : null;
            var folder = text.FullName[..(text.FullName.LastIndexOf('/') + 1)];
            var found = await ReadImagesAsync(zip, folder, draft?.Mentions ?? [], cancellationToken);
            return draft is null ? null : draft.Reading with { Images = found };
        }
        // What .NET throws for an archive that is not one, breaks off or lies; a storage that fails throws otherwise.
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException)
        {
            problems.Add(DropProblemCodes.ArchiveBroken, null, null);
            return null;
        }
    }

    private async Task<bool> IsReadableAsync(Stream archive, CancellationToken cancellationToken)
    {
        if (archive.Length > ZipContent.MaxTotalBytes)
            problems.Add(DropProblemCodes.ArchiveTooLarge, null, null, DropTexts.Size(ZipContent.MaxTotalBytes));
        else if (await ZipDirectory.FindLengthAsync(archive, cancellationToken) is not { } length)
            problems.Add(DropProblemCodes.ArchiveBroken, null, null);
        else if (length > MaxDirectoryBytes)
            problems.Add(DropProblemCodes.ArchiveTooManyFiles, null, null, MaxFiles);
        else
            return true;
        return false;
    }

    /// <summary>Judges all the names, and finds the one that is the text.</summary>
    private ZipArchiveEntry? FindText(ZipArchive zip)
    {
        if (zip.Entries.Count > MaxFiles)
        {
            problems.Add(DropProblemCodes.ArchiveTooManyFiles, null, null, MaxFiles);
            return null;
        }

        if (zip.Entries.Any(entry => entry.IsEncrypted))
        {
            problems.Add(DropProblemCodes.ArchiveEncrypted, null, null);
            return null;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries.Where(entry => !IsIgnored(entry)))
            JudgeName(entry, names);
        var texts = zip.Entries.Where(entry => !IsIgnored(entry) && Texts.Contains(Path.GetExtension(entry.Name))).ToList();
        if (texts.Count == 0)
            problems.Add(DropProblemCodes.ArchiveWithoutText, null, FieldNames.Body);
        else if (texts.Count > 1)
            problems.Add(DropProblemCodes.ArchiveManyTexts, null, FieldNames.Body, string.Join(", ", texts.Take(5).Select(text => Shown(text))));
        else if (texts[0].FullName.Count(character => character == '/') > 1)
            problems.Add(DropProblemCodes.ArchiveTextTooDeep, null, FieldNames.Body, Shown(texts[0]));
        return texts.Count == 1 ? texts[0] : null;
    }

    private void JudgeName(ZipArchiveEntry entry, HashSet<string> names)
    {
        var name = entry.FullName;
        var ending = Path.GetExtension(name);
        if (IsDangerous(name))
            problems.Add(DropProblemCodes.ArchivePath, null, null, Shown(entry));
        else if (!names.Add(WellFormed.Text(name)))
            problems.Add(DropProblemCodes.ArchiveFileTwice, null, null, Shown(entry));
        else if (Archives.Contains(ending))
            problems.Add(DropProblemCodes.ArchiveNested, null, null, Shown(entry));
        else if (ending.Equals(Drawing, StringComparison.OrdinalIgnoreCase))
            problems.Add(DropProblemCodes.FileIsDrawing, null, null, Shown(entry));
        else if (!Texts.Contains(ending) && !Images.Contains(ending) && !name.EndsWith('/'))
            problems.Add(DropProblemCodes.ArchiveFileKind, null, null, Shown(entry));
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> ReadImagesAsync(
        ZipArchive zip, string folder, IReadOnlyList<ImageMention> mentions, CancellationToken cancellationToken)
    {
        var wanted = mentions.Select(mention => mention.Name).Distinct(StringComparer.Ordinal).ToList();
        var found = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        // Of a drawing its own problem says what to do: it is not missing.
        var present = zip.Entries.Where(entry => entry.Name.EndsWith(Drawing, StringComparison.OrdinalIgnoreCase)).Select(entry => NameOf(entry, folder)).ToList();
        foreach (var entry in zip.Entries.Where(entry => !IsIgnored(entry) && Images.Contains(Path.GetExtension(entry.Name)) && !IsDangerous(entry.FullName)))
        {
            var name = NameOf(entry, folder);
            present.Add(name);
            if (await content.ReadAsync(entry, isText: false, cancellationToken) is not { } bytes)
            {
                if (content.IsExhausted)
                    return found;
                continue;
            }

            if (inspector.Inspect(bytes).Fault is { } fault)
                problems.Add(CodeOf(fault), null, null, Shown(entry));
            else if (wanted.Find(want => want == name) is { } exact)
                found[exact] = bytes;
            else
                foreach (var want in wanted.Where(want => want.Equals(name, StringComparison.OrdinalIgnoreCase)))
                    found.TryAdd(want, bytes);
        }

        foreach (var mention in mentions.Where(mention => !present.Contains(mention.Name, StringComparer.OrdinalIgnoreCase)))
            problems.Add(DropProblemCodes.ImageMissing, mention.Position, mention.Field, mention.Reference);
        return found;
    }

    private static string NameOf(ZipArchiveEntry entry, string folder)
        => ImageName.OfFile(entry.FullName.StartsWith(folder, StringComparison.Ordinal) ? entry.FullName[folder.Length..] : entry.FullName);

    private static bool IsIgnored(ZipArchiveEntry entry)
        => entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
            || Droppings.Contains(entry.Name)
            || entry.Name.StartsWith("._", StringComparison.Ordinal);

    private static bool IsDangerous(string name)
        => name.Length == 0
            || name[0] == '/'
            || name.Contains('\\', StringComparison.Ordinal)
            || name.Contains(':', StringComparison.Ordinal)
            || name.Any(char.IsControl)
            || name.Split('/').Any(part => part is ".." or ".");

    private static string Shown(ZipArchiveEntry entry)
        => string.Concat(entry.FullName.Where(character => !char.IsControl(character)).Take(120));

    private static string CodeOf(ImageFault fault) => fault switch
    {
        ImageFault.UnsupportedFormat => DropProblemCodes.FileIsDrawing,
        ImageFault.TooManyPixels => DropProblemCodes.FileHasTooManyPixels,
        ImageFault.TooManyFrames => DropProblemCodes.FileHasTooManyFrames,
        ImageFault.Damaged => DropProblemCodes.FileIsDamaged,
        _ => DropProblemCodes.FileNotAnImage,
    };
}
