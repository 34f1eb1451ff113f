using System.Text.RegularExpressions;

namespace Escouade.LocalHost.Host;

/// <summary>A blob trigger's path: a container, then a pattern whose <c>{names}</c> become variables.</summary>
internal sealed partial class BlobPattern
{
    private readonly Regex pattern;

    public BlobPattern(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        Container = slash < 0 ? path : path[..slash];
        var rest = slash < 0 ? "{name}" : path[(slash + 1)..];
        Prefix = rest[..Math.Max(rest.IndexOf('{', StringComparison.Ordinal), 0)];

        // Regex.Escape also escapes the opening brace, not the closing one.
        var expression = Variable().Replace(Regex.Escape(rest), "(?<$1>.+)");
        pattern = new Regex($"^{expression}$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    public string Container { get; }

    public string Prefix { get; }

    /// <summary>The variables, or null when the blob's name does not fit.</summary>
    public IReadOnlyDictionary<string, string>? Match(string blobName)
    {
        var match = pattern.Match(blobName);
        return match.Success
            ? match.Groups.Values.Skip(1).ToDictionary(group => group.Name, group => group.Value)
            : null;
    }

    [GeneratedRegex(@"\\\{(\w+)\}")]
    private static partial Regex Variable();
}
