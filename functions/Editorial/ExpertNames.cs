using Escouade.Content.Entries;
using Escouade.Content.Experts;

namespace Escouade.Editorial;

/// <summary>The experts' names, kept for a moment: every entry asks for them.</summary>
internal sealed class ExpertNames(IExpertStore store, TimeProvider clock)
{
    /// <summary>How long a process may go on with names from before a change.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private (long ReadAt, IReadOnlyList<ExpertName> Experts)? known;

    public async Task<IReadOnlyList<ExpertName>> OfAsync(IReadOnlyList<string> slugs, CancellationToken cancellationToken)
    {
        if (slugs.Count == 0)
            return [];
        var names = (await ListAsync(cancellationToken)).ToDictionary(expert => expert.Slug);
        return [.. slugs.Select(slug => names.GetValueOrDefault(slug) ?? new(slug, slug))];
    }

    public async Task<IReadOnlyList<ExpertName>> ListAsync(CancellationToken cancellationToken)
        => known is var (readAt, experts) && clock.GetElapsedTime(readAt) < Kept ? experts : await ListAgainAsync(cancellationToken);

    /// <summary>Reads them anew, for who must not miss an expert that was just added.</summary>
    public async Task<IReadOnlyList<ExpertName>> ListAgainAsync(CancellationToken cancellationToken)
    {
        var readAt = clock.GetTimestamp();
        IReadOnlyList<ExpertName> experts = [.. (await store.ListAsync(cancellationToken)).Select(expert => new ExpertName(expert.Profile.Slug, expert.Profile.Name))];
        known = (readAt, experts);
        return experts;
    }
}
