namespace Escouade.SearchEmulator.Rest;

/// <summary>Checks <c>If-Match</c> and <c>If-None-Match</c>; tags may come weak, strong or bare.</summary>
internal static class Preconditions
{
    public static void Check(HttpRequest request, string? current)
    {
        var wanted = request.Headers.IfMatch.ToString();
        if (wanted.Length > 0 && !Matches(wanted, current))
            throw RequestRefusedException.PreconditionFailed();
        var unwanted = request.Headers.IfNoneMatch.ToString();
        if (unwanted.Length > 0 && Matches(unwanted, current))
            throw RequestRefusedException.PreconditionFailed();
    }

    private static bool Matches(string header, string? current)
        => current is not null
            && header.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || string.Equals(Opaque(tag), Opaque(current), StringComparison.Ordinal));

    private static string Opaque(string tag) => (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"');
}
