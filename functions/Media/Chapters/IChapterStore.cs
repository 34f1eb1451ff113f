namespace Escouade.Media.Chapters;

/// <summary>The chapters that people wrote.</summary>
internal interface IChapterStore
{
    /// <returns>Null where nobody wrote any.</returns>
    Task<EditedChapters?> FindAsync(string media, CancellationToken cancellationToken);

    /// <summary>Stores chapters in place of what <see cref="EditedChapters.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(string media, EditedChapters chapters, CancellationToken cancellationToken);
}
