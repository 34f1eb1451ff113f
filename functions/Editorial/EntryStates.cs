using Escouade.Content.Entries;
using Escouade.Editorial.Desk;

namespace Escouade.Editorial;

internal sealed class EntryStates(IEntryStore entries, IDeskStore desk) : IEntryStates
{
    public async Task<bool> IsSubmittedAsync(string entry, CancellationToken cancellationToken)
        => await entries.FindAsync(entry, cancellationToken) is { IsPublished: true }
            || await desk.FindAsync(entry, cancellationToken) is { State: DeskState.InReview or DeskState.Approved or DeskState.Scheduled or DeskState.Published };
}
