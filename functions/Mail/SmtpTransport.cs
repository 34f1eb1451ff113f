using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Escouade.Mail;

/// <summary>Hands one mail to the SMTP server, and says for certain whether it was taken, where that is certain.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options)
{
    // Well below StoredMail.LongestSending.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const int MostOfReply = 300;

    public async Task<SmtpOutcome> SendAsync(MimeMessage message)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new SmtpClient();
        var progress = new Progress();
        try
        {
            await ConnectAsync(client, limit.Token);
        }
        catch (Exception unreachable)
        {
            // Even a wrong password: it says nothing against the mail, and staff see it after the last try.
            return Outcome(SmtpVerdict.NotNow, unreachable);
        }
        try
        {
            await client.SendAsync(message, limit.Token, progress);
        }
        catch (SmtpCommandException reply) when ((int)reply.StatusCode >= 400)
        {
            return Outcome((int)reply.StatusCode >= 500 ? SmtpVerdict.Refused : SmtpVerdict.NotNow, reply);
        }
        catch (NotSupportedException beyond)
        {
            // An address with accents, and a server that takes none.
            return Outcome(SmtpVerdict.Refused, beyond);
        }
        catch (Exception brokenOff)
        {
            return Outcome(progress.HasBegun ? SmtpVerdict.BrokenOff : SmtpVerdict.NotNow, brokenOff);
        }
        await LeaveAsync(client);
        return new(SmtpVerdict.Accepted, Reply: null);
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var server = options.Value;
        if (server.Host.Length == 0)
            throw new InvalidOperationException("Mail:Host names no server.");
        await client.ConnectAsync(server.Host, server.Port, server.Tls switch
        {
            MailTls.None => SecureSocketOptions.None,
            MailTls.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        }, cancellationToken);
        if (server.User.Length > 0)
            await client.AuthenticateAsync(server.User, server.Password, cancellationToken);
    }

    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception)
        {
            // The server took the mail; how it says goodbye changes nothing.
        }
    }

    private static SmtpOutcome Outcome(SmtpVerdict verdict, Exception failure)
        => new(verdict, failure.Message.Length <= MostOfReply ? failure.Message : failure.Message[..MostOfReply]);

    /// <summary>Tells whether the server may hold the whole mail: before its first byte it does not.</summary>
    private sealed class Progress : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}

/// <param name="Reply">What the server or the connection said against it.</param>
internal sealed record SmtpOutcome(SmtpVerdict Verdict, string? Reply);

internal enum SmtpVerdict
{
    Accepted,

    /// <summary>The server did not take it and may later, or was out of reach.</summary>
    NotNow,

    /// <summary>The server did not take it and never will.</summary>
    Refused,

    /// <summary>The connection broke off before the server said whether it took it.</summary>
    BrokenOff,
}
