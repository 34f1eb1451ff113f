using Escouade.Content.Entries;
using Escouade.Editorial.Desk;
using Escouade.Platform.Audit;
using Escouade.Platform.Triggers;

namespace Escouade.Editorial;

/// <summary>Brings an entry's snapshot, its rows in lists and its place in search in step with what is committed.</summary>
internal static class ProjectEntry
{
    public sealed record Message(string Id);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapQueue(nameof(ProjectEntry), Platform.Storage.StorageNames.ProjectEntry, RunAsync);

    public static async Task RunAsync(Message message, IEntryStore store, EntryProjection projection, IAuditLog audit, DeskChanges desk, CancellationToken cancellationToken)
    {
        // What an earlier turn wrote after somebody else had cleared it, the entry's row knows nothing of.
        var written = new HashSet<ListRow>();
        while (await store.FindAsync(message.Id, cancellationToken) is { } head)
        {
            written.UnionWith(head.Listed);
            var rows = head.IsPublished ? await projection.ShowAsync(head, written, cancellationToken) : await projection.HideAsync(head, written, cancellationToken);
            written.UnionWith(rows);

            // Where a newer revision was committed meanwhile, what was just written may lie on top of it: once more.
            foreach (var happened in head.Pending)
                await audit.AppendAsync(happened, cancellationToken);
            if (!await IsStillAsync(head, rows, store, cancellationToken))
                continue;
            await desk.NoteAsync(message.Id, cancellationToken);
            return;
        }
    }

    private static async Task<bool> IsStillAsync(EntryHead head, IReadOnlyList<ListRow> rows, IEntryStore store, CancellationToken cancellationToken)
        => head.IsProjected
            ? (await store.FindAsync(head.Id, cancellationToken))?.ETag == head.ETag
            : await store.CommitAsync(head with { Listed = rows, IsProjected = true, Pending = [] }, cancellationToken) is not null;
}
