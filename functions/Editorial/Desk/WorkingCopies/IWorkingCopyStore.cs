namespace Escouade.Editorial.Desk.WorkingCopies;

/// <summary>What people are writing and have not saved: one for each person and entry, kept for thirty days.</summary>
internal interface IWorkingCopyStore
{
    /// <summary>Stores a copy in place of the one before.</summary>
    /// <returns>False where it is larger than <see cref="WorkingCopy.MostBytes"/>, and nothing was stored.</returns>
    Task<bool> SaveAsync(string entry, string person, WorkingCopy copy, CancellationToken cancellationToken);

    Task<WorkingCopy?> FindAsync(string entry, string person, CancellationToken cancellationToken);

    /// <summary>Forgets a copy; nothing where there is none.</summary>
    Task RemoveAsync(string entry, string person, CancellationToken cancellationToken);
}

/// <param name="BasedOn">Number of the revision that it was written over.</param>
/// <param name="Draft">As it stands, whole or not; without the bytes of images, which are sent when it is saved.</param>
internal sealed record WorkingCopy(int BasedOn, EntryDraft Draft, DateTimeOffset SavedAt)
{
    /// <summary>Compressed: far more than the longest text that can be published.</summary>
    public const int MostBytes = 600_000;

    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);
}
