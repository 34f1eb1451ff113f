namespace Escouade.Audience;

/// <summary>Years that a volunteer may ask about; they are counted in Québec's time.</summary>
internal static class Years
{
    private static readonly TimeZoneInfo Quebec = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    /// <returns>The year asked for, the current one where none is; null for one that nobody volunteered in.</returns>
    public static int? Read(int? asked, TimeProvider clock)
    {
        var now = Of(clock.GetUtcNow());
        return asked is null ? now : asked >= 2000 && asked <= now + 1 ? asked : null;
    }

    public static DateTime Today(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, Quebec).Date;

    public static int Of(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Quebec).Year;
}
