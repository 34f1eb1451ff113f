namespace Escouade.Content.Experts;

/// <summary>The experts whose profile is public.</summary>
internal interface IExpertStore
{
    /// <summary>All of them, by slug.</summary>
    Task<IReadOnlyList<StoredExpert>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Stores a profile in place of the one of that slug.</summary>
    /// <returns>False where the stored one was the same already.</returns>
    Task<bool> SaveAsync(StoredExpert expert, CancellationToken cancellationToken);
}

/// <summary>A profile with its photo, once that is stored.</summary>
public sealed record StoredExpert(ExpertProfile Profile, StoredImage? Photo);
