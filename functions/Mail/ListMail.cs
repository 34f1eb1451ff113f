using Escouade.Content.Lists;
using Escouade.Content.Site;
using Escouade.Mail.Addresses;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Mail;

/// <summary>Lists the mail that failed or may not have arrived, newest first.</summary>
internal static class ListMail
{
    public const string Address = "/api/staff/mail";

    private const int UsualLimit = 50;
    private const int MostLimit = 100;

    internal sealed record Response(IReadOnlyList<Item> Items, string? Next);

    /// <param name="To">Masked, such as <c>m…@exemple.ca</c>.</param>
    /// <param name="State"><c>failed</c>: it surely did not go out; <c>uncertain</c>: it may have.</param>
    /// <param name="Message">What that means, in the reader's language.</param>
    /// <param name="Reply">What the server said, with the address masked.</param>
    /// <param name="NextTryAt">When it is taken up again by itself; null where only a person has it sent again.</param>
    internal sealed record Item(
        string Id, MailKind Kind, string To, MailState State, MailReason? Reason, string Message, string? Reply, int Tries,
        DateTimeOffset AskedAt, DateTimeOffset ChangedAt, DateTimeOffset? NextTryAt);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(Address, Reads.Methods, HandleAsync)
            .WithName(nameof(ListMail))
            .WithSummary("Lists the mail that failed or may not have arrived, newest first.")
            .WithTags("staff")
            .Produces<Response>()
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<SnapshotResult, ProblemHttpResult>> HandleAsync(
        string? limit, string? cursor, IMailStore mails, IAddressStore addresses, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        if (!Limit.TryRead(limit, UsualLimit, MostLimit, out var most))
            return Problems.Validation("limit", ProblemTexts.LimitInvalid(MostLimit));
        if (cursor is not null && !ListKey.IsRow(cursor))
            return Problems.Validation("cursor", ProblemTexts.CursorInvalid);

        var now = clock.GetUtcNow();
        var rows = await mails.ListUnsettledAsync(cursor, cancellationToken)
            .Select(row => (row.Row, Mail: row.Mail.AsOf(now)))
            .Where(row => row.Mail.State is not MailState.Sending)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var next = rows.Count > most ? rows[most - 1].Row : null;
        if (next is not null)
            context.Response.Headers.Link = $"<{Address}?limit={most}&cursor={next}>; rel=\"next\"";
        var items = await Task.WhenAll(rows.Take(most).Select(row => ShowAsync(row.Mail, addresses, cancellationToken)));
        return new SnapshotResult(Snapshot.OfJson(new Response(items, next), MailJson.Wire.ListMailResponse), isPrivate: true);
    }

    private static async Task<Item> ShowAsync(StoredMail mail, IAddressStore addresses, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(mail.AddressKey, cancellationToken);
        return new(
            mail.Id, mail.Kind, EmailAddress.Mask(address?.Email ?? ""), mail.State, mail.Reason, StaffTexts.Reason(mail.Reason), mail.Reply, mail.Tries,
            mail.AskedAt, mail.ChangedAt, RepairMail.NextTryAt(mail));
    }
}
