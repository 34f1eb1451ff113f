using System.Security.Claims;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Microsoft.Extensions.Options;

namespace Escouade.Editorial.Desk.ErrorReports;

/// <summary>Who deals with readers' reports; what follows of a closing (the thanks, the line of the audit log) follows whatever crashes in between.</summary>
internal sealed class ReportHandling(IErrorReportStore store, IDeskStore desk, IAddressBook addresses, IOutbox outbox, IAuditLog audit, IOptions<SiteOptions> site)
{
    /// <returns>Which reports are a person's business: of what they signed or began; all of them for editors.</returns>
    public async Task<Func<ErrorReport, bool>> OfAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var writer = Writer.Of(person);
        if (writer.IsEditor)
            return _ => true;
        var slug = person.ExpertSlug();
        var begun = await desk.ListAsync(cancellationToken).Where(entry => entry.Owner == writer.Id).Select(entry => entry.Id).ToHashSetAsync(cancellationToken: cancellationToken);
        return report => begun.Contains(report.Entry) || slug is not null && report.Experts.Contains(slug);
    }

    /// <returns>The report as stored, with all that follows done; null where somebody else was quicker.</returns>
    public async Task<ErrorReport?> CloseAsync(ErrorReport report, Closing closing, Writer by, CancellationToken cancellationToken)
    {
        var change = report.Change + 1;
        var happened = new AuditEvent($"error-report {report.Id} {change}", closing.At, by.Signature, closing.IsCorrected ? "errorReport.correct" : "errorReport.decline", report.Entry, report.Id);
        if (!await store.SaveAsync(report with { Change = change, Closing = closing, Pending = happened }, cancellationToken))
            return null;
        return await SettleAsync((await store.FindAsync(report.Id, CancellationToken.None))!, CancellationToken.None);
    }

    /// <summary>Does what follows of the last change. May be done again.</summary>
    public async Task<ErrorReport> SettleAsync(ErrorReport report, CancellationToken cancellationToken)
    {
        if (report is not { Pending: { } happened, Closing: { } closing })
            return report;
        await audit.AppendAsync(happened, cancellationToken);
        if (report.AddressKey is { } key && await addresses.FindAsync(key, cancellationToken) is { } email)
            await outbox.AskAsync(
                new($"thanks {report.Id}", email, Name: null, new MailContent.Thanks(report.Title, closing.IsCorrected, closing.Note) { Link = new(site.Value.Url, $"/articles/{report.Slug}") }), cancellationToken);
        // Where somebody else was quicker, they have done it all first. The address was left for this one mail.
        await store.SaveAsync(report with { AddressKey = null, Pending = null }, cancellationToken);
        return (await store.FindAsync(report.Id, cancellationToken))!;
    }
}
