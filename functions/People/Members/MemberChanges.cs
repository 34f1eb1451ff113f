using Escouade.Content.Experts;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;

namespace Escouade.People.Members;

/// <summary>Changes who may do what; every change is one line of the audit log, whatever crashes in between.</summary>
internal sealed class MemberChanges(IMemberStore store, IAuditLog audit, IProfilePublisher profiles, TimeProvider clock)
{
    /// <param name="unknown">The member, as they are to begin where the registry does not know them.</param>
    /// <param name="change">Makes the member as they shall be; gives back what it got where nothing is to be done. May be called again.</param>
    /// <param name="action">For the audit log, such as <c>role.grant</c>.</param>
    /// <param name="details">What is to be known besides.</param>
    /// <param name="who">Whoever says so.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The member as stored; as given where nothing was to be done.</returns>
    public async Task<Member> ChangeAsync(Member unknown, Func<Member, Member> change, string action, string details, string who, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await store.FindAsync(unknown.Id, cancellationToken) ?? unknown;
            if (before.Pending is not null)
            {
                await RecordAsync(before, cancellationToken);
                continue;
            }
            var after = change(before);
            if (ReferenceEquals(after, before))
                return before;

            var now = clock.GetUtcNow();
            var happened = new AuditEvent($"member {before.Id} {before.Change + 1}", now, who, action, before.Id, details);
            if (!await store.SaveAsync(after with { UpdatedAt = now, MovedAt = after.Status == before.Status ? before.MovedAt : now, Change = before.Change + 1, Pending = happened }, cancellationToken))
                continue;
            var stored = (await store.FindAsync(before.Id, CancellationToken.None))!;
            await RecordAsync(stored, CancellationToken.None);
            return stored;
        }
    }

    /// <summary>Writes into the audit log what a change still has to say there. May be done again.</summary>
    public async Task RecordAsync(Member member, CancellationToken cancellationToken)
    {
        if (member.Pending is not { } happened)
            return;
        await audit.AppendAsync(happened, cancellationToken);
        if (member.Expert is { } slug)
            await profiles.SetFormerAsync(slug, member.Status is not MemberStatus.Active || !member.Roles.Contains(Roles.Expert), happened.Who, cancellationToken);
        // Where somebody else was quicker, they have recorded it first.
        await store.SaveAsync(member with { Pending = null }, cancellationToken);
    }
}
