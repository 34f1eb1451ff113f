namespace Escouade.Content.Experts;

/// <summary>Changes public profiles, and brings all that shows them in step.</summary>
internal interface IProfilePublisher
{
    /// <summary>Notes that somebody has left, or is back; nothing where they have no profile yet. May be done again.</summary>
    /// <param name="slug">Of their profile.</param>
    /// <param name="isFormer">Whether they have left.</param>
    /// <param name="who">Whoever said so, as in the audit log.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    Task SetFormerAsync(string slug, bool isFormer, string who, CancellationToken cancellationToken);
}
