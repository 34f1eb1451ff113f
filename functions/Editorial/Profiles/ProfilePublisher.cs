using Escouade.Content;
using Escouade.Content.Experts;
using Escouade.Content.Lists;
using Escouade.Platform.Audit;
using Escouade.Platform.Storage;

namespace Escouade.Editorial.Profiles;

/// <summary>Stores public profiles; every change is one line of the audit log, and all that names the expert follows.</summary>
internal sealed class ProfilePublisher(IExpertStore experts, IAuditLog audit, IEntryLists lists, IWorkQueue queue, SiteRefresh refresh, TimeProvider clock) : IProfilePublisher
{
    // By then no process anywhere goes on with the names from before.
    private static readonly TimeSpan NamesAreNew = ExpertNames.Kept + TimeSpan.FromSeconds(1);

    /// <param name="profile">As it shall be.</param>
    /// <param name="photo">The one that it names, stored; null where it names none.</param>
    /// <param name="who">Whoever wrote it, as in the audit log.</param>
    /// <param name="known">What it was written over; null for whatever is there.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The profile as stored; null where it is not the known one any more.</returns>
    public Task<StoredExpert?> SaveAsync(ExpertProfile profile, StoredImage? photo, string who, string? known, CancellationToken cancellationToken)
        => ChangeAsync(
            profile.Slug,
            before => known is null || before?.Tag == known || before is null ? (before ?? new(profile, photo)) with { Profile = profile, Photo = photo } : null,
            "profile.save", who, cancellationToken);

    public async Task SetFormerAsync(string slug, bool isFormer, string who, CancellationToken cancellationToken)
        => await ChangeAsync(slug, before => before is null ? null : before with { IsFormer = isFormer }, isFormer ? "profile.farewell" : "profile.return", who, cancellationToken);

    /// <summary>Writes into the audit log what a change still has to say there. May be done again.</summary>
    public async Task RecordAsync(StoredExpert expert, CancellationToken cancellationToken)
    {
        if (expert.Pending is not { } happened)
            return;
        await audit.AppendAsync(happened, cancellationToken);
        await AskAsync(expert.Profile.Slug, cancellationToken);
        // Where somebody else was quicker, they have recorded it first.
        await experts.SaveAsync(expert with { Pending = null }, cancellationToken);
    }

    private async Task<StoredExpert?> ChangeAsync(string slug, Func<StoredExpert?, StoredExpert?> change, string action, string who, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await experts.FindAsync(slug, cancellationToken);
            if (before is { Pending: not null })
            {
                await RecordAsync(before, cancellationToken);
                continue;
            }
            if (change(before) is not { } after)
                return null;
            if (after.IsSameAs(before))
                return before;
            var number = after.Change + 1;
            var happened = new AuditEvent($"profile {slug} {number}", clock.GetUtcNow(), who, action, slug, "");
            if (!await experts.SaveAsync(after with { Change = number, Pending = happened }, cancellationToken))
                continue;
            await RecordAsync((await experts.FindAsync(slug, CancellationToken.None))!, CancellationToken.None);
            return await experts.FindAsync(slug, CancellationToken.None);
        }
    }

    /// <summary>Has all rebuilt that shows the expert: their page, the directory, their place in search, and the entries that name them.</summary>
    private async Task AskAsync(string slug, CancellationToken cancellationToken)
    {
        var list = ListKey.Of("expert", slug);
        await lists.MarkChangedAsync(list, cancellationToken);
        await foreach (var (row, _) in lists.ReadAsync(list, after: null, int.MaxValue, cancellationToken))
            await queue.SendAsync(StorageNames.ProjectEntry, new ProjectEntry.Message(row[20..]), EditorialJson.Default.ProjectEntryMessage, NamesAreNew, cancellationToken);
        await ProjectExpert.AskAsync(queue, slug, cancellationToken);
        await refresh.AskAsync(cancellationToken);
    }
}
