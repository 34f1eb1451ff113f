namespace Escouade.Editorial.Passages;

/// <summary>A passage of a text by its own words and those around it, so that it is found again after the text was edited.</summary>
/// <remarks>A text quote selector: https://www.w3.org/TR/annotation-model/#text-quote-selector. The text is the one that readers see, without markup.</remarks>
/// <param name="Exact">The passage itself.</param>
/// <param name="Prefix">What stands before it; empty at the beginning.</param>
/// <param name="Suffix">What stands after it; empty at the end.</param>
internal sealed record Passage(string Exact, string Prefix, string Suffix)
{
    public const int MostExact = 2_000;
    public const int MostContext = 200;
}

/// <summary>A passage as somebody selected it.</summary>
internal sealed record PassageRequest
{
    public string? Exact { get; init; }
    public string? Prefix { get; init; }
    public string? Suffix { get; init; }

    /// <returns>Null where it is none, or too long to be one.</returns>
    public Passage? Read() => Exact is { Length: <= Passage.MostExact } exact && exact.Trim().Length > 0 && Prefix is null or { Length: <= Passage.MostContext } && Suffix is null or { Length: <= Passage.MostContext }
        ? new(exact, Prefix ?? "", Suffix ?? "")
        : null;
}
