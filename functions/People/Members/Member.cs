using System.Text.Json.Serialization;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;

namespace Escouade.People.Members;

/// <summary>Somebody whom the registry knows.</summary>
/// <param name="Id">Key of the address that they were invited by, see <see cref="EmailAddress.Key"/>; the address itself is in the address book.</param>
/// <param name="Name">As others see it; never an address.</param>
/// <param name="Roles">See <see cref="Platform.Identity.Roles"/>: what they may do while they are active.</param>
/// <param name="Change">How many changes there were.</param>
internal sealed record Member(string Id, string Name, IReadOnlyList<string> Roles, DateTimeOffset UpdatedAt, int Change)
{
    public MemberStatus Status { get; init; }

    /// <summary>When that changed last; null where it never did.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>Id of the invitation that they came by last: it gives its role once.</summary>
    public string? Invitation { get; init; }

    /// <summary>Slug of their public profile; null for who has none.</summary>
    public string? Expert { get; init; }

    /// <summary>What only they and staff read.</summary>
    public Preferences Preferences { get; init; } = new();

    /// <summary>Why they were last suspended or said farewell to; only staff read it.</summary>
    public string? Reasons { get; init; }

    /// <summary>What the last change has yet to say in the audit log: stored with the change, so that neither is lost.</summary>
    public AuditEvent? Pending { get; init; }

    /// <summary>Of the stored row; null for one that is not stored yet.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    public static Member New(string id, string name) => new(id, name, [], default, Change: 0);

    public KnownPerson ToPerson() => new(Id, Name, Expert, Status is MemberStatus.Active ? Roles : []);

    /// <summary>Whether they are it with all that goes with it: an expert has an address for their profile.</summary>
    public bool Has(string role) => Roles.Contains(role) && (role != Platform.Identity.Roles.Expert || Expert is not null);

    public Member With(string role) => Roles.Contains(role) ? this : this with { Roles = [.. Roles, role] };

    public Member Without(string role) => Roles.Contains(role) ? this with { Roles = [.. Roles.Where(other => other != role)] } : this;
}

[JsonConverter(typeof(JsonStringEnumConverter<MemberStatus>))]
internal enum MemberStatus
{
    [JsonStringEnumMemberName("active")] Active,

    /// <summary>May do nothing until somebody reinstates them; what they may do then is kept.</summary>
    [JsonStringEnumMemberName("suspended")] Suspended,

    /// <summary>Has left; what they wrote stays under their name.</summary>
    [JsonStringEnumMemberName("departed")] Departed,
}

/// <summary>How somebody wants to be reached and asked.</summary>
/// <param name="Phone">As they wrote it.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>: in which they want to be spoken to.</param>
/// <param name="HoursPerWeek">How much time they have for us.</param>
/// <param name="Availability">When it is best to ask them, in their words.</param>
internal sealed record Preferences(string? Phone = null, string Language = "fr", int? HoursPerWeek = null, string? Availability = null);
