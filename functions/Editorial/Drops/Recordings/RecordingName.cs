namespace Escouade.Editorial.Drops.Recordings;

/// <summary>What part of a dropped recording a file is, by its name: <c>capsule.yml</c>, <c>capsule.mp3</c>, <c>capsule.fr.vtt</c>.</summary>
/// <param name="Stem">What the names of all parts begin with.</param>
/// <param name="Language">Of words, where the name says it.</param>
internal sealed record RecordingName(string Stem, RecordingPart Part, string? Language = null)
{
    private static readonly HashSet<string> Sounds = new(StringComparer.OrdinalIgnoreCase) { ".mp3", ".m4a", ".aac", ".wav", ".flac", ".ogg", ".oga", ".opus", ".aif", ".aiff", ".amr", ".caf", ".wma" };
    private static readonly HashSet<string> Films = new(StringComparer.OrdinalIgnoreCase) { ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".3gp", ".flv" };
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { ".vtt", ".srt" };
    private static readonly HashSet<string> Sides = new(StringComparer.OrdinalIgnoreCase) { ".yml", ".yaml" };

    /// <returns>Null for a file that is no part of a recording.</returns>
    public static RecordingName? Read(string name)
    {
        var (stem, ending) = (Path.ChangeExtension(name, null), Path.GetExtension(name));
        if (Sides.Contains(ending))
            return new(stem, RecordingPart.Side);
        if (Sounds.Contains(ending))
            return new(stem, RecordingPart.Sound);
        if (Films.Contains(ending))
            return new(stem, RecordingPart.Film);
        if (!Words.Contains(ending))
            return null;
        var language = Path.GetExtension(stem).ToLowerInvariant() is ".fr" or ".en" ? Path.GetExtension(stem)[1..].ToLowerInvariant() : null;
        return new(language is null ? stem : Path.ChangeExtension(stem, null), RecordingPart.Words, language);
    }
}

internal enum RecordingPart
{
    /// <summary>What is said of the recording: its title, its theme.</summary>
    Side,
    Sound,
    Film,

    /// <summary>Captions.</summary>
    Words,
}
