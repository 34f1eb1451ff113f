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
            profile.Slug, profile.Name, profile.Title, profile.Organisation, profile.Region, profile.Fields, profile.IsExample, counts.GetValueOrDefault(profile.Slug)));
        return Snapshot.OfJson(new ListExperts.Response([.. items]), PeopleJson.Wire.ListExpertsResponse, quality: 9);
    }

    public async Task<Snapshot?> BuildAsync(string slug, CancellationToken cancellationToken)
    {
        if (await experts.FindAsync(slug, cancellationToken) is not { } expert)
            return null;
        var (profile, photo) = expert;
        var answer = new GetExpert.Response(
            profile.Slug, profile.Name, profile.Title, profile.Organisation, profile.Region, profile.Fields, profile.IsExample, expert.IsFormer,
            (await CountsAsync(cancellationToken)).GetValueOrDefault(slug),
            profile.Languages, profile.Links,
            photo is null ? null : new CardCover(images.AddressPrefix(photo.Hash), profile.Name, photo.Width, photo.Height, photo.Widths),
            renderer.Render(profile.Biography, _ => null).Html);
        return Snapshot.OfJson(answer, PeopleJson.Wire.GetExpertResponse);
    }

    private async Task<Dictionary<string, int>> CountsAsync(CancellationToken cancellationToken)
        => (await lists.ReadCountsAsync("expert", cancellationToken)).ToDictionary(count => count.Slug, count => count.Count);
}
