namespace Escouade.Editorial.Drops;

/// <summary>Where something stands in a file, from line 1, column 1.</summary>
internal readonly record struct SourcePosition(int Line, int Column);

/// <summary>A value of an author's header, with its place in the file.</summary>
internal abstract record SourceValue(SourcePosition Position);

/// <param name="IsQuoted">Whether the author said that it is text, whatever it looks like.</param>
internal sealed record SourceText(string Text, bool IsQuoted, SourcePosition Position) : SourceValue(Position);

internal sealed record SourceList(IReadOnlyList<SourceValue> Items, SourcePosition Position) : SourceValue(Position);

internal sealed record SourceMap(IReadOnlyList<SourceField> Fields, SourcePosition Position) : SourceValue(Position);

/// <param name="Key">As the author spelled it.</param>
internal sealed record SourceField(string Key, SourceValue Value, SourcePosition Position);
