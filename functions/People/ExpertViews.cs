using Escouade.Content.Entries;
using Escouade.Content.Experts;
using Escouade.Content.Images;
using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Content.Text;

namespace Escouade.People;

/// <summary>Makes the experts' pages of their profiles and of how much they wrote.</summary>
internal sealed class ExpertViews(IExpertStore experts, IEntryLists lists, IImageStore images, EntryRenderer renderer) : IExpertViews
{
    public async Task<Snapshot> BuildListAsync(CancellationToken cancellationToken)
    {
        var counts = await CountsAsync(cancellationToken);
        var items = (await experts.ListAsync(cancellationToken)).Where(expert => !expert.IsFormer).Select(expert => expert.Profile).Select(profile => new ListExperts.Item(
            profile.Slug, profile.Name, profile.Title, profile.Organisation, profile.Region, profile.Fields, profile.Languages, profile.Capacity, profile.Availability, profile.IsExample,
            counts.GetValueOrDefault(profile.Slug)));
        return Snapshot.OfJson(Directory.Of([.. items], new()), PeopleJson.Wire.ListExpertsResponse, quality: 9);
    }

    public async Task<Snapshot?> BuildAsync(string slug, CancellationToken cancellationToken)
    {
        if (await experts.FindAsync(slug, cancellationToken) is not { } expert)
            return null;
        var (profile, photo) = expert;
        var answer = new GetExpert.Response(
            profile.Slug, profile.Name, profile.Title, profile.Organisation, profile.Region, profile.Fields, profile.Capacity, profile.Availability, profile.Since,
            profile.IsExample, expert.IsFormer, (await CountsAsync(cancellationToken)).GetValueOrDefault(slug), await KindsAsync(slug, cancellationToken), profile.Languages, profile.Links,
            photo is null ? null : new CardCover(images.AddressPrefix(photo.Hash), profile.Name, photo.Width, photo.Height, photo.Widths),
            renderer.Render(profile.Biography, _ => null).Html);
        return Snapshot.OfJson(answer, PeopleJson.Wire.GetExpertResponse);
    }

    /// <summary>What they wrote and said, by kind; one range scan.</summary>
    private async Task<IReadOnlyDictionary<string, int>> KindsAsync(string slug, CancellationToken cancellationToken)
        => (await lists.ReadAsync(ListKey.Of("expert", slug), after: null, int.MaxValue, cancellationToken).ToListAsync(cancellationToken))
            .GroupBy(row => ListKey.Value(row.Item.Card.Kind)).ToDictionary(kind => kind.Key, kind => kind.Count());

    private async Task<Dictionary<string, int>> CountsAsync(CancellationToken cancellationToken)
        => (await lists.ReadCountsAsync("expert", cancellationToken)).ToDictionary(count => count.Slug, count => count.Count);
}
