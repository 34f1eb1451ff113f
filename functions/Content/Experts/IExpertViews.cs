using Escouade.Content.Site;

namespace Escouade.Content.Experts;

/// <summary>Makes what readers get of the experts.</summary>
internal interface IExpertViews
{
    /// <summary>All of them, with how many entries each has.</summary>
    Task<Snapshot> BuildListAsync(CancellationToken cancellationToken);

    /// <returns>The public profile, or null where nobody has this address.</returns>
    Task<Snapshot?> BuildAsync(string slug, CancellationToken cancellationToken);
}
