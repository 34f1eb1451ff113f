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
                moments.Add(new(from, to, text));
            else
                moments[^1] = moments[^1] with { To = Math.Max(moments[^1].To, to), Text = $"{moments[^1].Text} {text}" };
        }
        return new(track, moments);
    }
}

/// <summary>Ten to thirty seconds of speech; longer where one caption is.</summary>
/// <param name="From">Seconds from the beginning.</param>
/// <param name="To">Seconds from the beginning.</param>
internal sealed record Moment(double From, double To, string Text);
