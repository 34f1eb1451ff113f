namespace Escouade.Content.Entries;

/// <summary>Where entries stand on their way to readers.</summary>
internal interface IEntryStates
{
    /// <returns>Whether an entry was submitted to its reviewers, approved, or is before readers: what it shows is then no author's to change alone.</returns>
    Task<bool> IsSubmittedAsync(string entry, CancellationToken cancellationToken);
}
