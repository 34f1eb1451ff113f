using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Mail;

/// <summary>Finds mail that a lost message or a crash left lying, and takes up again what failed because the server was out of reach.</summary>
internal static class RepairMail
{
    public sealed record Message(bool IsPastDue);

    // Longer than the tries of one message take.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // A server that was down, or that greets strangers with "later": the tries of one message are over within seconds.
    private static readonly TimeSpan[] Rests = [TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    // Longer than all rounds take. What failed for good before stays in the list for people, and is not read every minute.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(3);

    public static void Map(IEndpointRouteBuilder app) => app.MapTimer(nameof(RepairMail), "15 * * * * *", RunAsync);

    public static async Task RunAsync(
        Message message, IMailStore mails, IWorkQueue queue, IPoisonQueues poison, TimeProvider clock, CancellationToken cancellationToken)
    {
        // What the host gave up on still waits in the table.
        await foreach (var (given, doneAsync) in poison.TakeAsync(StorageNames.PoisonMail, cancellationToken))
        {
            if (given.Read(MailJson.Default.SendMailMessage) is not null)
                await doneAsync();
        }
        var now = clock.GetUtcNow();
        await foreach (var (_, mail) in mails.ListWaitingAsync(cancellationToken))
        {
            if (mail.ChangedAt < now - Patience)
                await ChangeAsync(mail.Id, current => current.State is MailState.Waiting ? current with { ChangedAt = now } : current);
        }
        await foreach (var (_, mail) in mails.ListUnsettledAsync(after: null, cancellationToken).TakeWhile(row => row.Mail.AskedAt > now - Oldest))
        {
            if (mail.AsOf(now).State is MailState.Uncertain || NextTryAt(mail) < now)
                await ChangeAsync(mail.Id, current => NextTryAt(current) < now ? AnotherRound(current, now) : current.AsOf(now));
        }

        async Task ChangeAsync(string id, Func<StoredMail, StoredMail> change)
        {
            if (await mails.FindAsync(id, cancellationToken) is not { } mail || change(mail) is var changed && changed == mail)
                return;
            if (await mails.SaveAsync(changed, cancellationToken) is { State: MailState.Waiting })
                await SendMail.AskAsync(queue, id, cancellationToken);
        }
    }

    /// <returns>When a mail that the server did not take is taken up again; null where it is not, but by a person.</returns>
    public static DateTimeOffset? NextTryAt(StoredMail mail)
        => mail is { State: MailState.Failed, Reason: MailReason.NotNow } && mail.Rounds < Rests.Length ? mail.ChangedAt + Rests[mail.Rounds] : null;

    private static StoredMail AnotherRound(StoredMail mail, DateTimeOffset now)
        => mail with { State = MailState.Waiting, Tries = 0, Rounds = mail.Rounds + 1, ChangedAt = now };
}
