using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Platform.Audit;

namespace Escouade.Content.Experts;

/// <summary>The experts whose profile is public.</summary>
internal interface IExpertStore
{
    /// <summary>All of them, by slug.</summary>
    Task<IReadOnlyList<StoredExpert>> ListAsync(CancellationToken cancellationToken);

    Task<StoredExpert?> FindAsync(string slug, CancellationToken cancellationToken);

    /// <summary>Those whose last change is not in the audit log yet.</summary>
    Task<IReadOnlyList<StoredExpert>> ListPendingAsync(CancellationToken cancellationToken);

    /// <summary>Stores a profile in place of what <see cref="StoredExpert.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(StoredExpert expert, CancellationToken cancellationToken);
}

/// <summary>A profile with its photo, once that is stored.</summary>
internal sealed record StoredExpert(ExpertProfile Profile, StoredImage? Photo)
{
    /// <summary>Whether the person has left: their page stays with what they wrote, and the directory does not name them.</summary>
    public bool IsFormer { get; init; }

    /// <summary>How many changes there were.</summary>
    public int Change { get; init; }

    /// <summary>What the last change has yet to say in the audit log: stored with the change, so that neither is lost.</summary>
    public AuditEvent? Pending { get; init; }

    /// <summary>What its writer sends back as <c>If-Match</c>.</summary>
    [JsonIgnore]
    public string Tag => $"\"{Change}\"";

    /// <summary>Of the stored row; null for one that is not stored yet.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>Whether somebody who reads both sees the same.</summary>
    public bool IsSameAs(StoredExpert? other)
        => other is not null && IsFormer == other.IsFormer
            && JsonSerializer.Serialize(Profile, ContentJson.Default.ExpertProfile) == JsonSerializer.Serialize(other.Profile, ContentJson.Default.ExpertProfile)
            && Photo?.Hash == other.Photo?.Hash;
}
