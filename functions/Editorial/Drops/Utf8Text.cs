using System.Buffers;
using System.Text;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>Decodes an author's file, and says where it is not text.</summary>
internal static class Utf8Text
{
    public const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text with LF line ends; null where it has problems.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (bytes.Trim(" \t\r\n"u8).IsEmpty)
        {
            problems.Add(DropProblemCodes.FileEmpty, null, null);
            return null;
        }

        if (FirstInvalidByte(bytes) is { } invalid)
        {
            var position = PositionAfter(Strict.GetString(bytes[..invalid]));
            problems.Add(DropProblemCodes.TextEncoding, position, null, position.Line, position.Column);
            return null;
        }

        var text = Strict.GetString(bytes).ReplaceLineEndings("\n");
        return HasControlCharacters(text, problems) ? null : text;
    }

    public static bool IsControl(char character) => (char.IsControl(character) && character is not ('\n' or '\t' or '\u0085')) || WellFormed.IsNoncharacter(character);

    private static int? FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) is not OperationStatus.Done)
                return offset;
            offset += consumed;
        }

        return null;
    }

    private static bool HasControlCharacters(string text, ProblemList problems)
    {
        var found = false;
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if (IsControl(text[i]))
            {
                found = true;
                problems.Add(DropProblemCodes.TextControl, new(line, i - lineStart + 1), null, DropTexts.CodePoint(text[i]));
            }
        }

        return found;
    }

    private static SourcePosition PositionAfter(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        return new(lines.Count(character => character == '\n') + 1, lines.Length - lines.LastIndexOf('\n'));
    }
}
