using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

internal static class IntakeTexts
{
    private static readonly TextResources Resources = new(typeof(IntakeTexts));

    public static string FileGone => Resources.Get();
    public static string NameUnsafe(string name) => Resources.Format(nameof(NameUnsafe), name);
    public static string NotAnEntry => Resources.Get();
    public static string RejectedTitle => Resources.Get();
}

internal static class IntakeProblems
{
    public static DropProblem Gone => new("file.gone", IntakeTexts.FileGone, null, null, null);

    public static DropProblem NameUnsafe(string name) => new("file.name-unsafe", IntakeTexts.NameUnsafe(name), null, null, null);

    public static DropProblem NotAnEntry => new("entry.expected", IntakeTexts.NotAnEntry, null, null, "kind");
}
