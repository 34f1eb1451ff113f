using System.Globalization;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Media.Renditions;

/// <summary>Makes of a film one size of its picture: a message a size, so that as many are made at once as there are instances.</summary>
internal static class MakePicture
{
    /// <param name="Id">Of the medium.</param>
    /// <param name="Source">Tag of the file.</param>
    /// <param name="Side">Of the picture, see <see cref="Rung.Side"/>.</param>
    public sealed record Message(string Id, string Source, int Side);

    public static void Map(IEndpointRouteBuilder app) => app.MapQueue(nameof(MakePicture), StorageNames.MakePicture, RunAsync);

    public static Task RunAsync(Message message, StepRunner runner, CancellationToken cancellationToken)
        => runner.RunAsync(message.Id, message.Source, StepOf(message.Side), input => PictureEncoder.EncodeAsync(input, message.Side, cancellationToken), cancellationToken);

    public static string StepOf(int side) => $"{nameof(MakePicture)}-{side.ToString(CultureInfo.InvariantCulture)}";
}
