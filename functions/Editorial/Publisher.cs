using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Lists;
using Escouade.Content.Text;
using Escouade.Platform.Audit;
using Escouade.Platform.Storage;

namespace Escouade.Editorial;

/// <summary>Makes a revision the one that readers get: one guarded write, which everything else is rebuilt from.</summary>
internal sealed class Publisher(IEntryStore store, IWorkQueue queue, IAuditLog audit, TimeProvider clock)
{
    // A row has to hold them.
    private const int MostPending = 10;

    /// <summary>Publishes over the revision that the author saw.</summary>
    /// <returns>Null where somebody else published in the meantime.</returns>
    public async Task<Publication?> PublishAsync(string id, EntryDocument document, string who, EntryHead? head, CancellationToken cancellationToken)
    {
        var (hash, _) = RevisionHash.Of(document);
        if (head is { IsPublished: true } && head.Revision == hash)
        {
            if (!head.IsProjected)
                await AskForProjectionAsync(id, cancellationToken);
            return new(head, IsChanged: false);
        }

        await store.SaveRevisionAsync(document, cancellationToken);
        var now = clock.GetUtcNow();
        var wanted = document.Slug ?? Slug.From(document.Title);
        var slug = head?.WantedSlug == wanted ? head.Slug : await ReserveAsync(wanted, id, cancellationToken);
        var publishedAt = document.PublishedAt ?? head?.PublishedAt ?? now;
        var row = ListKey.Row(publishedAt, id);

        var next = new EntryHead(
            id,
            slug,
            wanted,
            hash,
            (head?.Number ?? 0) + 1,
            publishedAt,
            now,
            [.. (head?.FormerSlugs ?? []).Append(head?.Slug).OfType<string>().Where(former => former != slug).Distinct()],
            // Together with what the last revision left, so that the projection knows every row it has to take away.
            [.. ListKey.For(document).Select(list => new ListRow(list, row)).Concat(head?.Listed ?? []).Distinct()],
            IsProjected: false,
            head?.ETag)
        {
            PublishedBy = who,
            Pending = await PendingAsync(head, new($"entry {id} {(head?.Number ?? 0) + 1}", now, who, "entry.publish", id, $"{slug} {hash}"), cancellationToken),
        };
        if (await store.CommitAsync(next, cancellationToken) is not { } committed)
            return null;

        // From here on it is published. Should this message be lost, RepairProjections asks again.
        await AskForProjectionAsync(id, cancellationToken);
        return new(committed, IsChanged: true);
    }

    /// <summary>Takes an entry away from readers; its revisions and its address stay its own. Where that was done before, nothing happens.</summary>
    /// <returns>False where somebody else wrote in the meantime.</returns>
    public async Task<bool> UnpublishAsync(EntryHead head, string who, CancellationToken cancellationToken)
    {
        if (head.IsPublished && await store.CommitAsync(await WithdrawnAsync(head, who, cancellationToken), cancellationToken) is null)
            return false;
        if (head.IsPublished || !head.IsProjected)
            await AskForProjectionAsync(head.Id, cancellationToken);
        return true;
    }

    private async Task<EntryHead> WithdrawnAsync(EntryHead head, string who, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var happened = new AuditEvent($"entry {head.Id} {head.Number} withdrawn", now, who, "entry.withdraw", head.Id, head.Slug);
        return head with { IsPublished = false, IsProjected = false, UpdatedAt = now, Pending = await PendingAsync(head, happened, cancellationToken) };
    }

    /// <returns>What <see cref="ProjectEntry"/> has yet to write into the audit log.</returns>
    private async Task<IReadOnlyList<AuditEvent>> PendingAsync(EntryHead? head, AuditEvent happened, CancellationToken cancellationToken)
    {
        if (head is null || head.Pending.Count < MostPending)
            return [.. head?.Pending ?? [], happened];
        foreach (var earlier in head.Pending)
            await audit.AppendAsync(earlier, cancellationToken);
        return [happened];
    }

    private Task AskForProjectionAsync(string id, CancellationToken cancellationToken)
        => queue.SendAsync(StorageNames.ProjectEntry, new ProjectEntry.Message(id), EditorialJson.Default.ProjectEntryMessage, cancellationToken: cancellationToken);

    private async Task<string> ReserveAsync(string wanted, string id, CancellationToken cancellationToken)
    {
        // A title of signs alone (« ??? ») leaves nothing to make an address of.
        var root = wanted.Length > 0 ? wanted : id;
        for (var number = 1; ; number++)
        {
            var slug = number == 1 ? root : Slug.Numbered(root, number);
            if (await store.ReserveSlugAsync(slug, id, cancellationToken))
                return slug;
        }
    }
}

/// <param name="IsChanged">False where readers already had this very revision.</param>
internal sealed record Publication(EntryHead Head, bool IsChanged);
