using Escouade.SearchEmulator.Querying;

namespace Escouade.SearchEmulator.Vectors;

/// <summary>
/// Puts ranked lists together by reciprocal ranks. Ranks count from 0 with a constant of 60, in single precision: the first of two lists
/// was recorded at 1/60 + 1/60.
/// </summary>
internal static class RankFusion
{
    private const float Constant = 60;

    /// <summary>A single list keeps its own scores.</summary>
    public static List<Hit> Fuse(IReadOnlyList<List<Hit>> lists)
    {
        if (lists.Count == 1)
            return lists[0];
        var scores = new Dictionary<int, float>();
        foreach (var list in lists)
        {
            for (var rank = 0; rank < list.Count; rank++)
                scores[list[rank].Document] = scores.GetValueOrDefault(list[rank].Document) + (1 / (Constant + rank));
        }

        var fused = scores.Select(pair => new Hit(pair.Key, pair.Value, SortKeys: null)).ToList();
        fused.Sort((left, right) => HitCollector.Compare(order: null, left, right));
        return fused;
    }
}
