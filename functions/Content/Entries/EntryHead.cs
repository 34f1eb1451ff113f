using Escouade.Platform.Audit;
using Escouade.Platform.Http;

namespace Escouade.Content.Entries;

/// <summary>The truth about an entry: which revision readers get, and where. Writing it is the commit.</summary>
/// <param name="Id">Never changes; 26 characters of a–z and 0–9.</param>
/// <param name="Slug">The entry's address now.</param>
/// <param name="WantedSlug">The address before a number was added to make it unique.</param>
/// <param name="Revision">Hash of the published <see cref="EntryDocument"/>.</param>
/// <param name="Number">How many revisions were published, from 1.</param>
/// <param name="FormerSlugs">Addresses that lead to <paramref name="Slug"/> for ever.</param>
/// <param name="Listed">Rows that lists may hold for this entry; those of this revision and, until projected, of the one before.</param>
/// <param name="IsProjected">False from the commit until lists, snapshots and the search index show this revision.</param>
/// <param name="ETag">Of the stored row; null for an entry that is not stored yet.</param>
internal sealed record EntryHead(
    string Id,
    string Slug,
    string WantedSlug,
    string Revision,
    int Number,
    DateTimeOffset PublishedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<string> FormerSlugs,
    IReadOnlyList<ListRow> Listed,
    bool IsProjected,
    string? ETag)
{
    /// <summary>False from when staff take the entry away until it is published again.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Who made this revision the one that readers get; empty for one of before anybody asked.</summary>
    public string PublishedBy { get; init; } = "";

    /// <summary>What was done and does not stand in the audit log yet: stored with what it tells of, so that neither is lost.</summary>
    public IReadOnlyList<AuditEvent> Pending { get; init; } = [];

    /// <summary>What an editor sends back as <c>If-Match</c>; another once the entry was taken away, so that no edit from before brings it back.</summary>
    public string RevisionTag => $"\"{Number}-{Revision[..16]}{(IsPublished ? "" : "-unpublished")}\"";

    /// <summary>Whether an If-Match or If-None-Match header names this revision, or whichever there is (RFC 9110, 13.1).</summary>
    public bool IsNamedBy(string tags) => IfMatch.Names(tags, RevisionTag);
}

/// <summary>Where an entry stands in one list.</summary>
/// <param name="List">The list's key, see <see cref="Lists.ListKey"/>.</param>
/// <param name="Row">Sorts newest first.</param>
internal sealed record ListRow(string List, string Row);
