using System.Globalization;
using AngleSharp.Dom;

namespace Escouade.Content.Text;

/// <summary>Keeps an author's links within a page working, although places bear names of ours: a word processor's table of contents, its footnotes.</summary>
internal static class InPageLinks
{
    /// <summary>Begins the name of a place that is no heading and no footnote.</summary>
    public const string Prefix = "to:";

    private const string Headings = "h1, h2, h3, h4, h5, h6";

    /// <summary>Names the places that links lead to, before names of the author's are taken away.</summary>
    public static void NamePlaces(IElement body)
    {
        var places = new Dictionary<string, IElement>(StringComparer.Ordinal);
        foreach (var element in body.QuerySelectorAll("[id], a[name]"))
        {
            if (element.Id is { Length: > 0 } id)
                places.TryAdd(id, element);
            if (element.GetAttribute("name") is { Length: > 0 } name)
                places.TryAdd(name, element);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in body.QuerySelectorAll("a[href^='#']"))
        {
            // A footnote's own places have their names already.
            if (!places.TryGetValue(TargetOf(link), out var place) || EntrySanitiser.IsName(place.Id))
                continue;
            place = place.Closest(Headings) ?? place;
            Name(place, names);
            link.SetAttribute("href", $"#{place.Id}");
        }
    }

    /// <summary>Follows a place that gets another name.</summary>
    public static void Rename(IElement body, string from, string to)
    {
        foreach (var link in body.QuerySelectorAll("a[href^='#']").Where(link => TargetOf(link) == from))
            link.SetAttribute("href", $"#{to}");
    }

    /// <summary>Leaves the words alone of a link that leads nowhere.</summary>
    public static void RemoveDead(IElement body)
    {
        var places = body.QuerySelectorAll("[id]").Select(element => element.Id!).ToHashSet(StringComparer.Ordinal);
        foreach (var link in body.QuerySelectorAll("a[href^='#']").Where(link => !places.Contains(TargetOf(link))).ToList())
            link.Replace([.. link.ChildNodes]);
    }

    private static string TargetOf(IElement link) => Uri.UnescapeDataString(link.GetAttribute("href")![1..]);

    private static void Name(IElement place, HashSet<string> names)
    {
        if (EntrySanitiser.IsName(place.Id))
            return;
        var root = Slug.From(place.Id is { Length: > 0 } id ? id : place.GetAttribute("name") ?? "") is { Length: > 0 } slug ? slug : "place";
        var name = root;
        for (var number = 2; !names.Add(name); number++)
            name = $"{root}-{number.ToString(CultureInfo.InvariantCulture)}";
        place.Id = Prefix + name;
    }
}
