using System.Security.Claims;
using Escouade.Media.Quarantine;
using Escouade.Media.Renditions;
using Escouade.Platform.Identity;

namespace Escouade.Media.Uploads;

/// <summary>A medium as its owner and staff see it.</summary>
/// <param name="Progress">In percent of the file, while it is on its way.</param>
/// <param name="Problem">What is wrong with the file and what to do, in words; null where nothing is.</param>
/// <param name="Renditions">What was made of it so far.</param>
internal sealed record MediaView(
    string Id, string Title, string Language, string FileName, long Size, MediaState State, int Progress, string? Problem, MediaContent? Content, IReadOnlyList<RenditionView> Renditions, DateTimeOffset At)
{
    public static MediaView Of(MediaItem item, UploadedBlocks? blocks, IReadOnlyList<RenditionView> renditions) => new(
        item.Id, item.Title, item.Language, item.FileName, item.Size, item.State, ProgressOf(item, blocks),
        item.Fault is { } fault ? MediaTexts.Fault(fault) : null, item.Content, renditions, item.At);

    /// <returns>A medium that somebody may see: whoever announced it, and those who review; null for everybody else, and where there is none.</returns>
    public static async Task<MediaItem?> FindAsync(IMediaStore media, string id, ClaimsPrincipal person, CancellationToken cancellationToken)
        => MediaItem.IsId(id) && await media.FindAsync(id, cancellationToken) is { } item && IsFor(person, item) ? item : null;

    private static bool IsFor(ClaimsPrincipal person, MediaItem item)
        => item.Owner == person.Id() || person.IsInRole(Roles.Editor) || person.IsInRole(Roles.Administrator);

    private static int ProgressOf(MediaItem item, UploadedBlocks? blocks)
        => blocks is { IsWhole: false } ? (int)Math.Min(99, blocks.Items.Sum(block => block.Size) * 100 / item.Size) : 100;
}

/// <param name="Name">See <see cref="Rendition"/>.</param>
/// <param name="Address">Where anybody can read it.</param>
/// <param name="Size">In bytes.</param>
internal sealed record RenditionView(string Name, string Address, string ContentType, long Size);
