namespace Escouade.Content.Searching;

/// <summary>What is said in the medium of an entry, cut into moments that search can find.</summary>
/// <param name="Track">Names this version of the words; corrected ones have another.</param>
internal sealed record Speech(string Track, IReadOnlyList<Moment> Moments)
{
    // Long enough to say something, short enough to listen to.
    private const double Shortest = 10;
    private const double Longest = 30;

    public string Text => string.Join('\n', Moments.Select(moment => moment.Text));

    /// <param name="track">See <see cref="Track"/>.</param>
    /// <param name="cues">In order of their beginning: from, to, and what is said.</param>
    public static Speech Of(string track, IEnumerable<(double From, double To, string Text)> cues)
    {
        var moments = new List<Moment>();
        foreach (var (from, to, text) in cues)
        {
            // A sentence stays whole where it can.
            var isFull = moments is [.., var last] && (last.To - last.From >= Shortest && last.Text[^1] is '.' or '!' or '?' or '…' || to - last.From > Longest);
            if (moments.Count == 0 || isFull)
                moments.Add(new(from, to, text) { Marks = MarksOf(0) });
            else
                moments[^1] = moments[^1] with { To = Math.Max(moments[^1].To, to), Text = $"{moments[^1].Text} {text}", Marks = [.. moments[^1].Marks, .. MarksOf(moments[^1].Text.Length + 1)] };

            IReadOnlyList<TimeMark> MarksOf(int at) => [new(at, from), new(at + text.Length, to)];
        }
        return new(track, moments);
    }
}

/// <summary>Ten to thirty seconds of speech; longer where one caption is.</summary>
/// <param name="From">Seconds from the beginning.</param>
/// <param name="To">Seconds from the beginning.</param>
internal sealed record Moment(double From, double To, string Text)
{
    /// <summary>Where each caption in it begins and ends, in order.</summary>
    public required IReadOnlyList<TimeMark> Marks { get; init; }
}

/// <summary>When a place in a text is said.</summary>
/// <param name="At">Characters before it.</param>
/// <param name="Seconds">From the beginning of the medium.</param>
internal readonly record struct TimeMark(int At, double Seconds)
{
    /// <param name="marks">In order, one at least.</param>
    /// <param name="at">Characters before the place.</param>
    /// <returns>When the place is said: between two marks as many seconds on as letters.</returns>
    public static double SecondsAt(IReadOnlyList<TimeMark> marks, int at)
    {
        var next = 0;
        while (next < marks.Count && marks[next].At <= at)
            next++;
        if (next == 0 || next == marks.Count)
            return marks[next == 0 ? 0 : ^1].Seconds;
        var (from, to) = (marks[next - 1], marks[next]);
        return from.Seconds + (to.Seconds - from.Seconds) * (at - from.At) / (to.At - from.At);
    }
}
