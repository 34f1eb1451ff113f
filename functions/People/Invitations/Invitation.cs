using System.Text.Json.Serialization;
using Escouade.Platform.Audit;

namespace Escouade.People.Invitations;

/// <summary>Somebody who was asked to take part, until two people of the staff have vouched for them and they have accepted.</summary>
/// <param name="Id">26 characters.</param>
/// <param name="MemberId">Key of the address that it was sent to, see <see cref="Members.Member.Id"/>.</param>
/// <param name="Name">Of the person who is invited.</param>
/// <param name="Role">What they are to be: <c>member</c> or <c>expert</c>.</param>
/// <param name="Until">When the link ends.</param>
/// <param name="Change">How many changes there were.</param>
internal sealed record Invitation(string Id, string MemberId, string Name, string Role, string InvitedById, string InvitedBy, DateTimeOffset At, DateTimeOffset Until, int Change)
{
    /// <summary>How many different people have to vouch for somebody.</summary>
    public const int Steps = 2;

    public InvitationState State { get; init; }

    /// <summary>Slug of a public profile that is theirs already, or that becomes theirs with the admission; null for who needs none yet.</summary>
    public string? Expert { get; init; }

    /// <summary>What staff thought of them, in order.</summary>
    public IReadOnlyList<Vetting> Vettings { get; init; } = [];

    /// <summary>Names the request that asked for it: the same again is the same invitation.</summary>
    public string? Request { get; init; }

    /// <summary>Key of the account that it was accepted with, see <see cref="Members.AccountKey"/>.</summary>
    public string? Account { get; init; }

    /// <summary>Id that a member of that account's own address has, were there one; null where its provider vouches for no address.</summary>
    public string? AccountAddressId { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>What the last change has yet to do elsewhere, the line of the audit log with it.</summary>
    public AuditEvent? Pending { get; init; }

    /// <summary>Of the stored row; null for one that is not stored yet.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>Whether somebody may still become what they were invited to be.</summary>
    public bool IsOpen => State is InvitationState.Sent or InvitationState.Accepted;

    public bool IsLate(DateTimeOffset now) => State is InvitationState.Sent && Until <= now;

    /// <param name="standing">Ids of those who vouched and are still of the staff: nobody else's yes counts.</param>
    /// <returns>The invitation as the vettings and the acceptance make it.</returns>
    public Invitation Judged(IReadOnlyCollection<string> standing) => this switch
    {
        { IsOpen: false } => this,
        _ when Vettings.Any(vetting => !vetting.IsFor) => this with { State = InvitationState.Declined },
        { State: InvitationState.Accepted } when Vettings.Count(vetting => standing.Contains(vetting.ById)) >= Steps => this with { State = InvitationState.Admitted },
        _ => this,
    };
}

/// <param name="Note">Why; only staff read it.</param>
internal sealed record Vetting(string ById, string By, DateTimeOffset At, bool IsFor, string Note);

[JsonConverter(typeof(JsonStringEnumConverter<InvitationState>))]
internal enum InvitationState
{
    [JsonStringEnumMemberName("sent")] Sent,

    /// <summary>Somebody followed the link; their account may do nothing yet.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>Accepted and vouched for: they have their role.</summary>
    [JsonStringEnumMemberName("admitted")] Admitted,

    /// <summary>Somebody of the staff said no.</summary>
    [JsonStringEnumMemberName("declined")] Declined,

    [JsonStringEnumMemberName("revoked")] Revoked,
}
