namespace Escouade.Media.Transcription;

/// <summary>Writes down what is said.</summary>
internal interface ITranscriber
{
    /// <summary>Whether each minute costs something.</summary>
    bool IsPaid { get; }

    /// <param name="sound">MP3.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    /// <param name="phrases">Words of our subjects, which it would not expect.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>In order; none where nobody speaks.</returns>
    /// <exception cref="TranscriptionRefusedException">It does not take this sound, and would not the next time either.</exception>
    Task<IReadOnlyList<SaidWord>> TranscribeAsync(FileInfo sound, string language, IReadOnlyList<string> phrases, CancellationToken cancellationToken);
}

/// <param name="From">Seconds from the beginning.</param>
/// <param name="To">Seconds from the beginning.</param>
/// <param name="Text">With what is written right behind it, such as a full stop.</param>
internal sealed record SaidWord(double From, double To, string Text);

internal sealed class TranscriptionRefusedException(string message) : Exception(message);
