namespace Escouade.Platform.Texts;

/// <summary>What any endpoint may have to say when it refuses.</summary>
internal static class ProblemTexts
{
    private static readonly TextResources Resources = new(typeof(ProblemTexts));

    public static string CursorInvalid => Resources.Get();
    public static string IdempotencyKeyMissing => Resources.Get();
    public static string IdempotencyKeyReused => Resources.Get();
    public static string IdempotencyKeyUnderWay => Resources.Get();
    public static string NotSameOrigin => Resources.Get();
    public static string RevisionMissing => Resources.Get();
    public static string RevisionStale => Resources.Get();
    public static string TextBroken => Resources.Get();
    public static string ValidationDetail => Resources.Get();

    public static string LimitInvalid(int most) => Resources.Format(nameof(LimitInvalid), most);

    /// <returns>Title and detail for a status, or those of 400 or 500 where there is none of its own.</returns>
    public static (string Title, string Detail) ForStatus(int status)
    {
        var known = status is 400 or 401 or 403 or 404 or 405 or 409 or 410 or 412 or 413 or 415 or 422 or 428 or 429 or 500 or 503
            ? status
            : status < 500 ? 400 : 500;
        return (Resources.Get($"Title{known}"), Resources.Get($"Detail{known}"));
    }
}
