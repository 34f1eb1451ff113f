using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Escouade.Content.Text;

/// <summary>Puts responsive pictures in the place of the images that an entry names.</summary>
internal static class PictureWriter
{
    // The column of text is 45rem wide on screens that are wider than it.
    private const string Sizes = "(min-width: 48rem) 45rem, 100vw";
    private const int FallbackWidth = 960;

    public static void Replace(IHtmlDocument document, Func<string, ImageSource?> find)
    {
        foreach (var image in document.Body!.QuerySelectorAll("img").ToList())
        {
            var reference = image.GetAttribute("src") ?? "";
            image.SetAttribute("alt", image.GetAttribute("alt") ?? "");
            if (find(ImageName.Of(reference)) is { Widths.Count: > 0 } source)
                WritePicture(document, image, source);
            // What is elsewhere would tell another site who reads.
            else
                image.Replace(document.CreateTextNode(image.GetAttribute("alt")!));
        }
    }

    private static void WritePicture(IHtmlDocument document, IElement image, ImageSource source)
    {
        var picture = document.CreateElement("picture");
        image.Replace(picture);
        foreach (var format in (ReadOnlySpan<string>)["avif", "webp"])
        {
            var element = document.CreateElement("source");
            element.SetAttribute("type", $"image/{format}");
            element.SetAttribute("srcset", string.Join(", ", source.Widths.Select(width => $"{source.AddressPrefix}-{width}.{format} {width}w")));
            element.SetAttribute("sizes", Sizes);
            picture.AppendChild(element);
        }

        var fallback = source.Widths.LastOrDefault(width => width <= FallbackWidth, source.Widths[0]);
        image.SetAttribute("src", $"{source.AddressPrefix}-{fallback}.webp");
        image.SetAttribute("width", source.Width.ToString(CultureInfo.InvariantCulture));
        image.SetAttribute("height", source.Height.ToString(CultureInfo.InvariantCulture));
        image.SetAttribute("loading", "lazy");
        image.SetAttribute("decoding", "async");
        picture.AppendChild(image);
    }
}
