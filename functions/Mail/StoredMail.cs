using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Escouade.Platform.Mail;

namespace Escouade.Mail;

/// <summary>A mail that was asked for, and what became of it.</summary>
/// <param name="Id">Hash of the id that the asker chose, which may name a person; see <see cref="IdOf"/>.</param>
/// <param name="AddressKey">Names the address, which only the table of addresses holds.</param>
/// <param name="Content">Null once it is sent or dropped: what nobody needs any more is forgotten, the link of an invitation first of all.</param>
/// <param name="Reply">What the server said, with the address masked.</param>
/// <param name="Tries">How often it was handed to the server, or tried to be, since it was last taken up.</param>
/// <param name="Rounds">How often it was taken up again after all tries had failed.</param>
internal sealed record StoredMail(
    string Id, MailKind Kind, string AddressKey, string? Name, MailContent? Content, MailState State, MailReason? Reason, string? Reply, int Tries, int Rounds,
    DateTimeOffset AskedAt, DateTimeOffset ChangedAt)
{
    public const int IdLength = 26;

    /// <summary>Longer than any run may take to hand a mail over: what is still being sent after it was broken off.</summary>
    public static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(2);

    /// <summary>Of the stored row; null for one that is not stored yet.</summary>
    [JsonIgnore]
    public MailVersion? Version { get; init; }

    public static string IdOf(string chosen) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chosen)))[..IdLength];

    /// <summary>What it is now: a run that crashed left it as being sent.</summary>
    public StoredMail AsOf(DateTimeOffset now)
        => State is MailState.Sending && ChangedAt < now - LongestSending ? this with { State = MailState.Uncertain, Reason = MailReason.BrokenOff, ChangedAt = now } : this;
}

/// <param name="State">As stored: says in which list the mail stands.</param>
internal sealed record MailVersion(string ETag, MailState State);

[JsonConverter(typeof(JsonStringEnumConverter<MailState>))]
internal enum MailState
{
    [JsonStringEnumMemberName("waiting")] Waiting,

    /// <summary>Stored before a byte goes to the server, so that no second run sends it too.</summary>
    [JsonStringEnumMemberName("sending")] Sending,

    /// <summary>The server took it.</summary>
    [JsonStringEnumMemberName("sent")] Sent,

    /// <summary>Not to be sent: see <see cref="MailReason"/>.</summary>
    [JsonStringEnumMemberName("dropped")] Dropped,

    /// <summary>The server surely did not take it.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>It may have arrived or not; only a person has it sent again.</summary>
    [JsonStringEnumMemberName("uncertain")] Uncertain,
}

[JsonConverter(typeof(JsonStringEnumConverter<MailReason>))]
internal enum MailReason
{
    /// <summary>A notification to somebody who never agreed to any.</summary>
    [JsonStringEnumMemberName("noConsent")] NoConsent,

    [JsonStringEnumMemberName("unsubscribed")] Unsubscribed,

    /// <summary>Nobody knows the address any more.</summary>
    [JsonStringEnumMemberName("erased")] Erased,

    /// <summary>For good.</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>The server was busy or out of reach at every try.</summary>
    [JsonStringEnumMemberName("notNow")] NotNow,

    /// <summary>We or the connection broke off between the first byte of the mail and the server's answer.</summary>
    [JsonStringEnumMemberName("brokenOff")] BrokenOff,
}
