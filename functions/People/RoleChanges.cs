using Escouade.Platform.Audit;

namespace Escouade.People;

/// <summary>Gives and takes roles; every change is one line of the audit log, whatever crashes in between.</summary>
internal sealed class RoleChanges(IMemberStore store, IAuditLog audit, TimeProvider clock)
{
    /// <param name="email">However it is written.</param>
    /// <param name="role">See <see cref="Platform.Identity.Roles"/>.</param>
    /// <param name="isGranted">Whether the person has it from now on.</param>
    /// <param name="who">Whoever says so.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The member as stored; unchanged where nothing was to be done.</returns>
    public async Task<Member> SetAsync(string email, string role, bool isGranted, string who, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await store.FindAsync(email, cancellationToken) ?? new(Member.Normalise(email), [], clock.GetUtcNow(), Change: 0, Pending: null, ETag: null);
            if (before.Pending is not null)
            {
                await RecordAsync(before, cancellationToken);
                continue;
            }
            if (before.Roles.Contains(role) == isGranted)
                return before;

            var now = clock.GetUtcNow();
            IReadOnlyList<string> roles = isGranted ? [.. before.Roles, role] : [.. before.Roles.Where(other => other != role)];
            var happened = new AuditEvent($"role {before.Email} {before.Change + 1}", now, who, isGranted ? "role.grant" : "role.revoke", before.Email, role);
            if (!await store.SaveAsync(before with { Roles = roles, UpdatedAt = now, Change = before.Change + 1, Pending = happened }, cancellationToken))
                continue;
            var after = (await store.FindAsync(email, CancellationToken.None))!;
            await RecordAsync(after, CancellationToken.None);
            return after;
        }
    }

    /// <summary>Writes into the audit log what a change still has to say there. May be done again.</summary>
    public async Task RecordAsync(Member member, CancellationToken cancellationToken)
    {
        if (member.Pending is not { } happened)
            return;
        await audit.AppendAsync(happened, cancellationToken);
        // Where somebody else was quicker, they have recorded it first.
        await store.SaveAsync(member with { Pending = null }, cancellationToken);
    }
}
