using System.Text.RegularExpressions;

namespace Escouade.SearchEmulator.Rest;

/// <summary>Rewrites OData paths, <c>/indexes('n')/docs('k')</c>, to the plain form that the routes are written in.</summary>
internal static partial class ResourcePaths
{
    /// <summary>The route segment that stands for a document key; the key itself is kept beside the request, since it may hold anything.</summary>
    public const string LookupSegment = "$lookup";

    private static readonly object KeyItem = new();

    public static void UseResourcePaths(this WebApplication app)
        => app.Use((context, next) =>
        {
            var path = context.Request.Path.Value ?? "/";
            if (DocumentKey().Match(path) is { Success: true } document)
            {
                context.Items[KeyItem] = Unquote(document.Groups["key"].Value);
                path = document.Groups["before"].Value + "/docs/" + LookupSegment;
            }

            path = NamedResource().Replace(path, match => $"/{match.Groups["kind"].Value}/{Unquote(match.Groups["name"].Value)}", 1);
            context.Request.Path = path;
            return next(context);
        });

    /// <summary>The index whose documents a path is about, or null: an index may itself be named like them.</summary>
    public static string? IndexOfDocuments(PathString path)
        => Documents().Match(path.Value ?? string.Empty) is { Success: true } match ? match.Groups["name"].Value : null;

    public static string? DocumentKeyOf(HttpContext context) => context.Items[KeyItem] as string;

    private static string Unquote(string text) => text.Replace("''", "'", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^/(?<kind>indexes|synonymmaps)\('(?<name>[^']*)'\)", RegexOptions.IgnoreCase)]
    private static partial Regex NamedResource();

    [GeneratedRegex(@"^/indexes/(?<name>[^/]+)/docs(?:/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Documents();

    [GeneratedRegex(@"^(?<before>/indexes.*)/docs\('(?<key>.*)'\)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex DocumentKey();
}
