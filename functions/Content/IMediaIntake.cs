namespace Escouade.Content;

/// <summary>Takes in what is listened to or watched from where people dropped it.</summary>
internal interface IMediaIntake
{
    /// <returns>Null where no medium of that id is here.</returns>
    Task<KnownMedium?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Takes a file in, as if its owner had announced and sent it; another one takes the place of the first. May be done again.</summary>
    Task ReceiveAsync(DroppedMedium dropped, CancellationToken cancellationToken);

    /// <summary>Stores the words of a medium. The same again are no other version.</summary>
    /// <returns>What is wrong with them, and nothing is stored; empty where they are stored.</returns>
    Task<IReadOnlyList<string>> SaveWordsAsync(string id, string language, string text, string by, CancellationToken cancellationToken);
}

/// <param name="FileName">As it was dropped or sent.</param>
/// <param name="HasWords">Whether what is said in it is written down.</param>
internal sealed record KnownMedium(string FileName, bool HasWords);

/// <param name="Id">Of the medium.</param>
/// <param name="Language">What is spoken in it.</param>
/// <param name="Owner">Who it belongs to.</param>
/// <param name="Container">Where the file is.</param>
/// <param name="Blob">Its name there.</param>
/// <param name="ETag">Of the file.</param>
/// <param name="Size">In bytes.</param>
internal sealed record DroppedMedium(string Id, string Title, string Language, string Owner, string Container, string Blob, string ETag, long Size);
