using Escouade.Content;
using Escouade.Content.Images;
using Escouade.Media.Images;

namespace Escouade.Media;

/// <summary>Images, sound and moving pictures.</summary>
internal static class MediaFeature
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddSingleton<IImageInspector, ImageInspector>()
        .AddSingleton<IImageStore, BlobImageStore>();
}
