namespace Escouade.Editorial.Desk.Checks;

/// <summary>Something to mend before an entry is published.</summary>
/// <param name="Code">Tells it apart for programs, such as <c>image.alt</c>.</param>
/// <param name="Blocks">Whether it keeps the entry from being approved; otherwise it is advice.</param>
/// <param name="Message">What to do, for people.</param>
/// <param name="Excerpts">The places in the text, at most a few; empty where it concerns all of it.</param>
internal sealed record Check(string Code, bool Blocks, string Message, IReadOnlyList<string> Excerpts);
