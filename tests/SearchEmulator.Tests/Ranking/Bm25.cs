namespace Escouade.SearchEmulator.Ranking;

/// <summary>The service's ranking formula, written out apart from the emulator's code, so that scores can be told by hand.</summary>
internal static class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>The score of one term in one field.</summary>
    /// <param name="documents">Documents that have the field.</param>
    /// <param name="found">Documents that have the term in it.</param>
    /// <param name="times">How often this document's field has the term.</param>
    /// <param name="length">Tokens of this document's field, after the loss of the one byte that keeps them.</param>
    /// <param name="average">Tokens of the field in a document, on average.</param>
    public static double Score(int documents, int found, int times, double length, double average)
        => Math.Log(1 + ((documents - found + 0.5) / (found + 0.5))) * times * (K1 + 1) / (times + (K1 * (1 - B + (B * length / average))));
}
