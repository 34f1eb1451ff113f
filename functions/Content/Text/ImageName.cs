using Escouade.Platform.Texts;

namespace Escouade.Content.Text;

/// <summary>The one spelling under which an image of an entry is kept, however its text spells it.</summary>
internal static class ImageName
{
    /// <summary>Undoes percent-encoding and leading <c>./</c>, and composes accents (macOS writes them decomposed).</summary>
    public static string Of(string reference)
    {
        var name = Uri.UnescapeDataString(reference.Trim());
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        return OfFile(name);
    }

    /// <summary>The reference that <see cref="Of"/> reads as this name again.</summary>
    public static string ReferenceTo(string name) => name.Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>The same for a file's own name, in which a percent sign is itself.</summary>
    public static string OfFile(string name) => WellFormed.Text(name);

    /// <summary>Whether a reference leads out of the entry: it has a scheme or a host, or is an anchor.</summary>
    public static bool IsElsewhere(string reference)
        => reference.StartsWith("//", StringComparison.Ordinal)
            || reference.StartsWith('#')
            || (reference.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
                && reference.AsSpan(0, colon).IndexOfAny("/?#") < 0);
}
