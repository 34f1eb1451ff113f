namespace Escouade.Platform.Limits;

/// <summary>How often one person, and one network, may do a kind of thing; carried by the endpoints that it holds for.</summary>
/// <param name="Name">Tells its permits from those of other limits.</param>
/// <param name="Window">In any stretch of this length no more than the permits are given.</param>
/// <param name="PerPerson">Permits of whoever signed in.</param>
/// <param name="PerNetwork">Permits of all who call from one network, signed in or not.</param>
/// <param name="CountsRefused">Whether those count too whom the endpoint's policy then turns away: it is their attempts that are limited.</param>
internal sealed record RateLimit(
    string Name, TimeSpan Window, Func<RateLimitOptions, int> PerPerson, Func<RateLimitOptions, int> PerNetwork, bool CountsRefused = false);

/// <summary>The limits that endpoints name; every endpoint that writes has one.</summary>
internal static class RateLimits
{
    /// <summary>Whatever changes something.</summary>
    public static readonly RateLimit Writes = new("writes", TimeSpan.FromMinutes(1), options => options.WritesPerPerson, options => options.WritesPerNetwork);

    /// <summary>Whatever sends mail to somebody who did not ask for it.</summary>
    public static readonly RateLimit Invitations = new("invitations", TimeSpan.FromHours(1), options => options.InvitationsPerPerson, options => options.InvitationsPerNetwork);

    /// <summary>Telling of errors, which anybody may do and somebody has to read.</summary>
    public static readonly RateLimit ErrorReports = new("error-reports", TimeSpan.FromHours(1), options => options.ErrorReportsPerPerson, options => options.ErrorReportsPerNetwork);

    /// <summary>Saying who one is: with a sign-in or a token.</summary>
    public static readonly RateLimit SignIns = new("sign-ins", TimeSpan.FromMinutes(1), options => options.SignInsPerPerson, options => options.SignInsPerNetwork, CountsRefused: true);

    /// <summary>Following a link from a mail; apart, so that whoever tries out links keeps nobody of their network from signing in.</summary>
    public static readonly RateLimit MailedLinks = new("mailed-links", TimeSpan.FromMinutes(1), options => options.SignInsPerPerson, options => options.SignInsPerNetwork, CountsRefused: true);

    /// <summary>Unsubscribing from mails, which mail programs' servers do for many people at once and any page may ask for: it takes nothing from what else people do.</summary>
    public static readonly RateLimit Unsubscriptions = new("unsubscriptions", TimeSpan.FromMinutes(1), options => options.WritesPerNetwork, options => options.WritesPerNetwork);

    /// <summary>Answers 429 with <c>Retry-After</c> to whoever calls more often than the limit lets them.</summary>
    public static TBuilder WithLimit<TBuilder>(this TBuilder endpoint, RateLimit limit)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.WithMetadata(limit);
}
