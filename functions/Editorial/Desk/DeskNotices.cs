using Escouade.Content.Entries;
using Escouade.Editorial.Desk.ReviewLinks;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.Options;

namespace Escouade.Editorial.Desk;

/// <summary>Tells people what became of an entry of theirs, or of what they asked for, if they agreed to be told. May be done again: the same event is one mail.</summary>
internal sealed class DeskNotices(IEntryStore entries, IPersonRegistry people, IAddressBook addresses, IOutbox outbox, IOptions<SiteOptions> site)
{
    private static readonly string[] Told = [$"desk.{Workflow.Refuse}", $"desk.{Workflow.Approve}", $"desk.{Workflow.Publish}"];

    /// <summary>Tells whoever began an entry of a change by somebody else.</summary>
    public async Task TellOwnerAsync(DeskEntry entry, AuditEvent happened, CancellationToken cancellationToken)
    {
        if (!Told.Contains(happened.Action) || await people.FindAsync(entry.Owner, cancellationToken) is not { } owner || happened.Who == PersonClaims.Sign(owner.Name, owner.Id))
            return;
        var head = await entries.FindAsync(entry.Id, cancellationToken);
        await TellAsync(owner, happened.Id, DeskTexts.NoticeTitle(happened.Action, entry.Title), DeskTexts.NoticeText(happened.Action, entry.Reasons), head is { IsPublished: true } ? $"/articles/{head.Slug}" : "/", cancellationToken);
    }

    /// <summary>Tells whoever asked somebody outside what they think of the text.</summary>
    public async Task TellAskerAsync(ReviewLink link, ReviewVerdict verdict, string title, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(link.AskedById, cancellationToken) is { } asker)
            await TellAsync(asker, $"verdict {link.Id}", ReviewTexts.VerdictTitle(verdict.By, title), ReviewTexts.VerdictText(verdict), "/", cancellationToken);
    }

    private async Task TellAsync(KnownPerson person, string id, Bilingual title, Bilingual text, string page, CancellationToken cancellationToken)
    {
        // Whoever was suspended or has left has no part in it any more.
        if (person.Roles.Count > 0 && await addresses.FindAsync(person.Id, cancellationToken) is { } email)
            await outbox.AskAsync(new(id, email, person.Name, new MailContent.Notification(title, text) { Link = new(site.Value.Url, page) }), cancellationToken);
    }
}
