using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

internal static class IntakeTexts
{
    private static readonly TextResources Resources = new(typeof(IntakeTexts));

    public static string FileGone => Resources.Get();
    public static string NameUnsafe(string name) => Resources.Format(nameof(NameUnsafe), name);
    public static string ManyRecordings(string names) => Resources.Format(nameof(ManyRecordings), names);
    public static string NotAnEntry => Resources.Get();
    public static string RecordingMissing(string stem) => Resources.Format(nameof(RecordingMissing), stem);
    public static string RejectedTitle => Resources.Get();
    public static string SideMissing(string stem) => Resources.Format(nameof(SideMissing), stem);
    public static string WordsMissing(string stem) => Resources.Format(nameof(WordsMissing), stem);
}

internal static class IntakeProblems
{
    public static DropProblem Gone => new("file.gone", IntakeTexts.FileGone, null, null, null);

    public static DropProblem NameUnsafe(string name) => new("file.name-unsafe", IntakeTexts.NameUnsafe(name), null, null, null);

    public static DropProblem ManyRecordings(IEnumerable<string> names) => new("recording.many", IntakeTexts.ManyRecordings(string.Join(", ", names)), null, null, null);

    public static DropProblem RecordingMissing(string stem) => new("recording.missing", IntakeTexts.RecordingMissing(stem), null, null, null);

    public static DropProblem SideMissing(string stem) => new("recording.side-missing", IntakeTexts.SideMissing(stem), null, null, null);

    public static DropProblem WordsMissing(string stem) => new("recording.words-missing", IntakeTexts.WordsMissing(stem), null, null, null);

    public static DropProblem NotAnEntry => new("entry.expected", IntakeTexts.NotAnEntry, null, null, "kind");
}
