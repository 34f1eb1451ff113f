using System.Globalization;
using Escouade.Content;
using Escouade.Content.Text;

namespace Escouade.Editorial.Drops;

/// <summary>Understands the words that authors put in their fields.</summary>
internal static class FieldWords
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");
    private static readonly string[] DatesOnly = ["yyyy-MM-dd", "yyyy/MM/dd", "d MMMM yyyy", "MMMM d, yyyy"];
    private static readonly string[] LocalTimes = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"];

    private static readonly TimeZoneInfo Quebec = TimeZoneInfo.TryFindSystemTimeZoneById("America/Toronto", out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("Quebec", TimeSpan.FromHours(-5), null, null);

    public static EntryKind? Kind(string text) => Slug.From(text) switch
    {
        "article" => EntryKind.Article,
        "audio" or "balado" or "podcast" => EntryKind.Audio,
        "video" => EntryKind.Video,
        _ => null,
    };

    public static bool IsExpert(string text) => Slug.From(text) is "expert" or "experte";

    public static Level? Level(string text) => Slug.From(text) switch
    {
        "debutant" or "debutante" or "beginner" => Content.Level.Beginner,
        "intermediaire" or "intermediate" => Content.Level.Intermediate,
        "avance" or "avancee" or "advanced" => Content.Level.Advanced,
        _ => null,
    };

    public static string? Language(string text) => Slug.From(text) switch
    {
        "fr" or "fr-ca" or "francais" or "french" => "fr",
        "en" or "en-ca" or "en-us" or "en-gb" or "anglais" or "english" => "en",
        _ => null,
    };

    public static ExpertCapacity? Capacity(string text) => Slug.From(text) switch
    {
        "personnel" or "personal" or "independant" or "independante" => ExpertCapacity.Personal,
        "organisation" or "organization" or "employeur" => ExpertCapacity.Organisation,
        "fournisseur" or "provider" or "vendor" => ExpertCapacity.Provider,
        "service-public" or "publicservice" or "public-service" or "obnl" => ExpertCapacity.PublicService,
        "enseignement" or "teaching" or "recherche" or "research" => ExpertCapacity.Teaching,
        _ => null,
    };

    public static ExpertAvailability? Availability(string text) => Slug.From(text) switch
    {
        "disponible" or "open" or "available" => ExpertAvailability.Open,
        "a-l-occasion" or "occasionnelle" or "limitee" or "limited" => ExpertAvailability.Limited,
        "en-pause" or "absente" or "absent" or "away" => ExpertAvailability.Away,
        _ => null,
    };

    /// <returns>A year or a month as they were written, where they are one.</returns>
    public static string? Month(string text)
        => DateTime.TryParseExact(text, ["yyyy", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1990 and < 2100 ? text : null;

    public static bool? Boolean(string text) => Slug.From(text) switch
    {
        "oui" or "vrai" or "true" or "yes" or "1" => true,
        "non" or "faux" or "false" or "no" or "0" => false,
        _ => null,
    };

    /// <summary>A date without a time is that day's first moment in Québec; a time without an offset is Québec's.</summary>
    public static DateTimeOffset? Date(string text)
    {
        var day = text.StartsWith("1er ", StringComparison.OrdinalIgnoreCase) ? $"1 {text[4..]}" : text;
        foreach (var culture in (ReadOnlySpan<CultureInfo>)[French, English])
        {
            if (DateTime.TryParseExact(day, [.. DatesOnly, .. LocalTimes], culture, DateTimeStyles.None, out var local))
                return AtQuebec(local);
        }

        return DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var moment) && IsPlausible(moment.DateTime)
            ? moment.ToUniversalTime()
            : null;
    }

    /// <returns>Null unless it is a whole http or https address.</returns>
    /// <returns>The identifier, such as <c>POST /api/media</c> gave it.</returns>
    public static string? MediaId(string text) => text.Length == 26 && text.All(char.IsAsciiHexDigitLower) ? text : null;

    public static Uri? WebAddress(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;

    // A slip of the finger; and a table knows no moment before 1601.
    private static bool IsPlausible(DateTime moment) => moment.Year is >= 1970 and <= 2099;

    private static DateTimeOffset? AtQuebec(DateTime local)
        => IsPlausible(local) ? new DateTimeOffset(local, Quebec.GetUtcOffset(local)).ToUniversalTime() : null;
}
