using Escouade.Content.Entries;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.Options;

namespace Escouade.Editorial.Desk;

/// <summary>Tells whoever began an entry what became of it, if they agreed to be told.</summary>
internal sealed class DeskNotices(IEntryStore entries, IPersonRegistry people, IAddressBook addresses, IOutbox outbox, IOptions<SiteOptions> site)
{
    private static readonly string[] Told = [$"desk.{Workflow.Refuse}", $"desk.{Workflow.Approve}", $"desk.{Workflow.Publish}"];

    /// <summary>May be done again: the same event is one mail.</summary>
    public async Task TellOwnerAsync(DeskEntry entry, AuditEvent happened, CancellationToken cancellationToken)
    {
        if (!Told.Contains(happened.Action) || await people.FindAsync(entry.Owner, cancellationToken) is not { } owner || happened.Who == PersonClaims.Sign(owner.Name, owner.Id)
            || await addresses.FindAsync(owner.Id, cancellationToken) is not { } email)
            return;
        var head = await entries.FindAsync(entry.Id, cancellationToken);
        var page = new Uri(site.Value.Url, head is { IsPublished: true } ? $"/articles/{head.Slug}" : "/");
        await outbox.AskAsync(new(happened.Id, email, owner.Name, new MailContent.Notification(DeskTexts.NoticeTitle(happened.Action, entry.Title), DeskTexts.NoticeText(happened.Action, entry.Reasons)) { Link = page }), cancellationToken);
    }
}
