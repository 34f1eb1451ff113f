using Escouade.Platform.Http;
using Escouade.Platform.Links;
using Microsoft.Extensions.Options;

namespace Escouade.Editorial.Desk.ReviewLinks;

/// <summary>The address of the page by which somebody reviews without an account, and what its token says.</summary>
internal sealed class ReviewAddress(SignedLinks links, IOptions<SiteOptions> site)
{
    private const string Purpose = "review";

    /// <remarks>Behind a number sign, so that no server and no log between us and the person sees the token.</remarks>
    public Uri Of(ReviewLink link) => new(site.Value.Url, $"/relecture#{Sign(link)}");

    public string Sign(ReviewLink link) => links.Sign(Purpose, $"{link.Entry} {link.Id} {link.Revision}", link.Until);

    /// <returns>Null for a token that is not ours.</returns>
    public (string Entry, string Link, string Revision, bool IsExpired)? Read(string? token)
        => links.Read(Purpose, token) is { Subject: { } subject } said && subject.Split(' ') is [var entry, var link, var revision] ? (entry, link, revision, said.State is LinkState.Expired) : null;
}
