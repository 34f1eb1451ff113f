using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Escouade.Platform.Http;

/// <summary>Escapes what JSON has to escape and leaves every other character as it is written: accents, no-break spaces, emoji.</summary>
/// <remarks>For JSON that is never put inside HTML as it is. The framework's own encoders make six bytes of what takes two.</remarks>
internal sealed class WireEncoder : JavaScriptEncoder
{
    public static readonly WireEncoder Instance = new();

    private static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;

    // What is to be escaped, and halves of characters, which are where they stand alone.
    private static readonly SearchValues<char> Suspect = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(value => (char)value).Where(character => char.IsSurrogate(character) || IsEscaped(character))]);

    private WireEncoder()
    {
    }

    public override int MaxOutputCharactersPerInputCharacter => Relaxed.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => IsEscaped(unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var all = new ReadOnlySpan<char>(text, textLength);
        for (var start = 0; start < textLength; start += 2)
        {
            var found = all[start..].IndexOfAny(Suspect);
            if (found < 0)
                return -1;
            start += found;
            if (Rune.DecodeFromUtf16(all[start..], out var rune, out _) is not OperationStatus.Done || rune.IsBmp)
                return start;
        }
        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
        => Relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    // JavaScript ends a line at U+2028 and U+2029 too.
    private static bool IsEscaped(int value) => value is '"' or '\\' or < ' ' or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029;
}
