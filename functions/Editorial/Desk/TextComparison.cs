using System.Net;
using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;

namespace Escouade.Editorial.Desk;

/// <summary>What changed from one text to another, line by line, and in the lines that changed word by word.</summary>
internal static class TextComparison
{
    private const string Same = "same";
    private const string Inserted = "inserted";
    private const string Deleted = "deleted";

    // The time it takes grows with the square of how many lines or words may differ; beyond what takes half a second, one is said to stand for the other as a whole.
    private const long MostWork = 40_000L * 40_000;

    /// <param name="Kind"><c>same</c>, <c>inserted</c> or <c>deleted</c>.</param>
    internal sealed record Part(string Kind, string Text);

    /// <returns>In order; those that are not inserted are the older text, those that are not deleted the newer one.</returns>
    public static IReadOnlyList<Part> Compare(string older, string newer)
    {
        var parts = new List<Part>();
        var work = MostWork;
        CompareBy(older, newer, new LineEndingsPreservingChunker(), parts, ref work, (from, to) => CompareBy(from, to, new WordChunker(), parts, ref work, (deleted, inserted) => Replace(parts, deleted, inserted)));
        return parts;
    }

    /// <summary>The same to look at; its only markup is <c>ins</c> and <c>del</c>.</summary>
    public static string Html(IReadOnlyList<Part> parts)
    {
        var html = new StringBuilder();
        foreach (var (kind, text) in parts)
        {
            var encoded = WebUtility.HtmlEncode(text);
            html.Append(kind switch { Inserted => $"<ins>{encoded}</ins>", Deleted => $"<del>{encoded}</del>", _ => encoded });
        }
        return html.ToString();
    }

    private static void CompareBy(string older, string newer, IChunker chunker, List<Part> parts, ref long work, Action<string, string> replace)
    {
        var (from, to) = (chunker.Chunk(older), chunker.Chunk(newer));
        var shorter = Math.Min(from.Count, to.Count);
        var (before, after) = (0, 0);
        while (before < shorter && from[before] == to[before])
            before++;
        while (after < shorter - before && from[^(after + 1)] == to[^(after + 1)])
            after++;
        var (olderMiddle, newerMiddle) = (Join(from, before, from.Count - after), Join(to, before, to.Count - after));

        Add(parts, Same, Join(from, 0, before));
        var differing = (long)from.Count + to.Count - 2 * (before + after);
        if (differing * differing > work)
            Replace(parts, olderMiddle, newerMiddle);
        else
        {
            work -= differing * differing;
            var diff = Differ.Instance.CreateDiffs(olderMiddle, newerMiddle, ignoreWhiteSpace: false, ignoreCase: false, chunker);
            var at = 0;
            foreach (var block in diff.DiffBlocks)
            {
                Add(parts, Same, Join(diff.PiecesOld, at, block.DeleteStartA));
                at = block.DeleteStartA + block.DeleteCountA;
                replace(Join(diff.PiecesOld, block.DeleteStartA, at), Join(diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB));
            }
            Add(parts, Same, Join(diff.PiecesOld, at, diff.PiecesOld.Count));
        }
        Add(parts, Same, Join(from, from.Count - after, from.Count));
    }

    private static void Replace(List<Part> parts, string deleted, string inserted)
    {
        Add(parts, Deleted, deleted);
        Add(parts, Inserted, inserted);
    }

    private static void Add(List<Part> parts, string kind, string text)
    {
        if (text.Length == 0)
            return;
        if (parts.Count > 0 && parts[^1].Kind == kind)
            parts[^1] = new(kind, parts[^1].Text + text);
        else
            parts.Add(new(kind, text));
    }

    private static string Join(IReadOnlyList<string> pieces, int start, int end) => string.Concat(pieces.Skip(start).Take(end - start));
}
