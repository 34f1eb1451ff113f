using Escouade.Content.Entries;
using Escouade.Content.Experts;
using Escouade.Content.Text;
using Escouade.Content.Themes;

namespace Escouade.Editorial.Desk.Checks.Links;

/// <summary>Which pages our own site has: those that <c>web/src/app/routes.ts</c> draws, of what storage holds.</summary>
internal sealed class SitePages(IEntryStore entries, IExpertStore experts)
{
    private static readonly string[] Alone = ["recherche", "experts", "a-propos", "relecture", "invitation"];

    /// <param name="path">Without the site's name; feeds and files are believed to be there.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<bool> HasAsync(string path, CancellationToken cancellationToken) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => true,
        [var page] => Alone.Contains(page) || page.Contains('.', StringComparison.Ordinal),
        ["api" or "assets", ..] => true,
        ["themes", var slug] => ThemeCatalogue.All.Any(theme => theme.Slug == slug),
        ["experts", var slug] => Slug.IsValid(slug) && await experts.FindAsync(slug, cancellationToken) is not null,
        ["articles", var slug] => Slug.IsValid(slug) && await entries.FindIdAsync(slug, cancellationToken) is { } id && await entries.FindAsync(id, cancellationToken) is { IsPublished: true },
        _ => false,
    };
}
