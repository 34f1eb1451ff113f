using System.Text.Encodings.Web;

namespace Escouade.Platform.Http;

/// <summary>Leaves French as it is written, its no-break spaces too, where the framework's own encoders make <c>\u00A0</c> of them.</summary>
/// <remarks>For JSON that is never put inside HTML as it is.</remarks>
internal sealed class WireEncoder : JavaScriptEncoder
{
    public static readonly WireEncoder Instance = new();

    private static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;

    private WireEncoder()
    {
    }

    public override int MaxOutputCharactersPerInputCharacter => Relaxed.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is not ('\u00A0' or '\u202F') && Relaxed.WillEncode(unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var all = new ReadOnlySpan<char>(text, textLength);
        for (var start = 0; start < textLength; start++)
        {
            var found = Relaxed.FindFirstCharacterToEncode(text + start, textLength - start);
            if (found < 0)
                return -1;
            start += found;
            if (all[start] is not ('\u00A0' or '\u202F'))
                return start;
        }
        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
        => Relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
