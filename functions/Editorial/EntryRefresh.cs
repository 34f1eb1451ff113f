using Escouade.Content.Entries;
using Escouade.Platform.Storage;

namespace Escouade.Editorial;

/// <summary>Has an entry projected once more.</summary>
internal sealed class EntryRefresh(IWorkQueue queue) : IEntryRefresh
{
    public Task AskAsync(string entry, CancellationToken cancellationToken)
        => queue.SendAsync(StorageNames.ProjectEntry, new ProjectEntry.Message(entry), EditorialJson.Default.ProjectEntryMessage, cancellationToken: cancellationToken);
}
