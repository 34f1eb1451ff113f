using System.Security.Claims;
using Escouade.Media.Costs;
using Escouade.Media.Quarantine;
using Escouade.Media.Renditions;
using Escouade.Media.Transcription;
using Escouade.Platform.Identity;

namespace Escouade.Media.Uploads;

/// <summary>A medium as its owner and staff see it.</summary>
/// <param name="Progress">In percent: of the file while it is on its way, then of what is made of it.</param>
/// <param name="Problem">What is wrong with the file and what to do, in words; null where nothing is.</param>
/// <param name="Renditions">What was made of it so far.</param>
/// <param name="Replacement">What is on its way to take the place of the file; null where nothing is.</param>
/// <param name="Estimate">What it takes; null before somebody looked at the file.</param>
/// <param name="Transcript">What became of its automatic transcription; null where nobody tried.</param>
internal sealed record MediaView(
    string Id, string Title, string Language, string FileName, long Size, MediaState State, int Progress, string? Problem, MediaContent? Content, IReadOnlyList<RenditionView> Renditions, DateTimeOffset At,
    ReplacementView? Replacement, MediaEstimate? Estimate, TranscriptState? Transcript)
{
    public static MediaView Of(MediaItem item, UploadedBlocks? blocks, int processed, CostOptions prices, Transcript? transcript, IReadOnlyList<RenditionView> renditions) => new(
        item.Id, item.Title, item.Language, item.File.Name, item.File.Size, item.State, item.State is MediaState.Awaited ? ProgressOf(item.File, blocks) : processed,
        ProblemOf(item.File), item.Content, renditions, item.At,
        item.Replacement is { } next ? new(next.Name, next.Size, ProgressOf(next, blocks), ProblemOf(next)) : null,
        item.Content is { } content ? MediaEstimate.Of(content, item.File.Size, prices) : null,
        transcript?.Source == item.Source ? transcript?.State : null);

    /// <returns>A medium that somebody may see: whoever announced it, and those who review; null for everybody else, and where there is none.</returns>
    public static async Task<MediaItem?> FindAsync(IMediaStore media, string id, ClaimsPrincipal person, CancellationToken cancellationToken)
        => MediaItem.IsId(id) && await media.FindAsync(id, cancellationToken) is { } item && IsFor(person, item) ? item : null;

    private static bool IsFor(ClaimsPrincipal person, MediaItem item)
        => item.Owner == person.Id() || person.IsInRole(Roles.Editor) || person.IsInRole(Roles.Administrator);

    private static string? ProblemOf(MediaFile file) => file.Fault is { } fault ? MediaTexts.Fault(fault) : null;

    private static int ProgressOf(MediaFile file, UploadedBlocks? blocks)
        => blocks is { IsWhole: false } ? (int)Math.Min(99, blocks.Items.Sum(block => block.Size) * 100 / file.Size) : 100;
}

/// <summary>A file that is to take the place of the one that is there.</summary>
/// <param name="Progress">In percent of the file, while it is on its way.</param>
/// <param name="Problem">Why it did not take its place and what to do, in words; null where nothing is wrong.</param>
internal sealed record ReplacementView(string FileName, long Size, int Progress, string? Problem);

/// <param name="Name">See <see cref="Rendition"/>.</param>
/// <param name="Address">Where anybody can read it.</param>
/// <param name="Size">In bytes.</param>
internal sealed record RenditionView(string Name, string Address, string ContentType, long Size);
