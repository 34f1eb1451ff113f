using AngleSharp.Dom;

namespace Escouade.Content.Text;

/// <summary>Gives headings their levels under the page's title and their anchors.</summary>
internal static class HeadingAnchors
{
    public static IReadOnlyList<Heading> Set(IElement body)
    {
        var elements = body.QuerySelectorAll("h1, h2, h3, h4, h5, h6").ToList();
        var shift = elements.Any(element => LevelOf(element) == 1) ? 1 : 0;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var headings = new List<Heading>(elements.Count);
        foreach (var element in elements)
        {
            var level = Math.Min(6, LevelOf(element) + shift);
            var text = PlainText.Of(element).Replace('\n', ' ');
            var id = UniqueId(text, ids);

            var heading = level == LevelOf(element) ? element : Rename(element, $"h{level}");
            if (element.Id is { Length: > 0 } named)
                InPageLinks.Rename(body, named, id);
            heading.Id = id;
            headings.Add(new Heading(level, id, text));
        }

        return headings;
    }

    private static int LevelOf(IElement heading) => heading.LocalName[1] - '0';

    private static string UniqueId(string text, HashSet<string> ids)
    {
        var slug = Slug.From(text) is { Length: > 0 } words ? words : "section";
        var id = slug;
        for (var number = 2; !ids.Add(id); number++)
            id = $"{slug}-{number}";
        return id;
    }

    private static IElement Rename(IElement element, string name)
    {
        var renamed = element.Owner!.CreateElement(name);
        while (element.FirstChild is { } child)
            renamed.AppendChild(child);
        element.Replace(renamed);
        return renamed;
    }
}
