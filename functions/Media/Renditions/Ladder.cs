using Escouade.Media.Quarantine;

namespace Escouade.Media.Renditions;

/// <summary>One size of a picture.</summary>
/// <param name="Side">Of its shorter side, in pixels: what people call it by, upright or not.</param>
/// <param name="Kilobits">A second, at most.</param>
internal sealed record Rung(int Side, int Width, int Height, int Kilobits)
{
}

/// <summary>The sizes that a film is made in, never larger than it is.</summary>
internal static class Ladder
{
    private static readonly (int Side, int Kilobits)[] Sizes = [(240, 400), (480, 1_200), (720, 2_500), (1080, 4_500)];

    /// <returns>The smallest first: what is playable first helps first. One at least.</returns>
    public static IReadOnlyList<Rung> Of(VideoContent video)
    {
        var side = Math.Min(video.Width, video.Height);
        var sizes = Sizes.Where(size => size.Side <= side).ToList();
        return sizes.Count > 0 ? [.. sizes.Select(size => Scale(video, size.Side, size.Kilobits))] : [Scale(video, side, Sizes[0].Kilobits)];
    }

    public static Rung? Find(VideoContent video, int side) => Of(video).FirstOrDefault(rung => rung.Side == side);

    private static Rung Scale(VideoContent video, int side, int kilobits)
    {
        var (width, height) = video.Scaled((double)side / Math.Min(video.Width, video.Height));
        return new(side, width, height, kilobits);
    }
}
