using System.Security.Claims;
using Escouade.Content.Entries;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Media.Uploads;

/// <summary>Says who may change a medium: of one that a submitted or published entry shows, nobody alone changes what they sent, and every change is in the audit log.</summary>
internal sealed class MediaChanges(IMediaStore media, IEntryStates entries, IAuditLog audit, TimeProvider clock)
{
    /// <returns>Whether an entry shows it that left its author's hands.</returns>
    public async Task<bool> IsSubmittedAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var entry in await media.ListUsesAsync(id, cancellationToken))
        {
            if (await entries.IsSubmittedAsync(entry, cancellationToken))
                return true;
        }
        return false;
    }

    /// <returns>403 for whoever may not change it as things stand; else null.</returns>
    public async Task<ProblemHttpResult?> RefuseAsync(MediaItem item, ClaimsPrincipal person, CancellationToken cancellationToken)
        => MayVouch(item, person) || !await IsSubmittedAsync(item.Id, cancellationToken) ? null : Problems.Of(StatusCodes.Status403Forbidden, MediaTexts.Submitted);

    /// <summary>Whether somebody may put words and files of a medium before readers: an editor, of what another sent; an administrator, of all.</summary>
    public static bool MayVouch(MediaItem item, ClaimsPrincipal person)
        => person.IsInRole(Roles.Administrator) || person.IsInRole(Roles.Editor) && item.Owner != person.Id();

    /// <param name="item">What was changed.</param>
    /// <param name="person">Whoever did it.</param>
    /// <param name="what">Such as <c>captions</c>.</param>
    /// <param name="version">Of what was changed, in letters, digits and dashes.</param>
    /// <param name="cancellationToken">Stops before it is noted.</param>
    public Task NoteAsync(MediaItem item, ClaimsPrincipal person, string what, string version, CancellationToken cancellationToken)
        => audit.AppendAsync(new($"media {item.Id} {what} {version}", clock.GetUtcNow(), person.Signature(), $"media.{what}", item.Id, version), cancellationToken);
}
