namespace Escouade.Editorial.Drops;

/// <summary>Gathers all that is wrong with a file, so that its author mends it once.</summary>
internal sealed class ProblemList
{
    // Past these, an author reads no further; and a hostile file would make a huge answer.
    private const int Most = 50;

    // Enough to find the place by; the choices of themes are the longest that we say ourselves.
    private const int MostQuoted = 600;

    private readonly List<DropProblem> problems = [];

    public bool IsEmpty => problems.Count == 0;

    /// <summary>In the order of the file; what has no place comes first.</summary>
    public IReadOnlyList<DropProblem> InOrder
        => [.. problems.Distinct().OrderBy(problem => problem.Line ?? 0).ThenBy(problem => problem.Column ?? 0)];

    public void Add(string code, SourcePosition? position, string? field, params object[] arguments)
    {
        if (problems.Count < Most)
            problems.Add(new DropProblem(code, DropTexts.Of(code, [.. arguments.Select(Shorten)]), position?.Line, position?.Column, field));
    }

    private static object Shorten(object argument) => argument is string { Length: > MostQuoted } text ? $"{text[..MostQuoted]}…" : argument;
}
