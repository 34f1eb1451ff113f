using Escouade.Platform.Http;
using Escouade.Platform.Limits;
using Escouade.Platform.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Mail.Addresses;

/// <summary>Stops the notifications to whoever holds the token of one: their mail program posts here in one click (RFC 8058).</summary>
internal static class Unsubscribe
{
    public const string Address = "/api/mail/unsubscribe/{token}";

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost(Address, HandleAsync)
            .WithName(nameof(Unsubscribe))
            .WithSummary("Stops the notifications to whoever holds the token, in one click (RFC 8058).")
            .WithTags("mail")
            .Produces<string>(StatusCodes.Status200OK, UnsubscribePage.Type)
            .ProducesProblems(StatusCodes.Status404NotFound)
            .AllowAnonymous()
            .WithLimit(RateLimits.Unsubscriptions)
            .FromElsewhere("Mail programs post from servers of their own; the token is the proof.");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        string token, IAddressStore addresses, IConsents consents, HttpContext context, CancellationToken cancellationToken)
    {
        if (UnsubscribeToken.HashOf(token) is not { } hash || await addresses.FindByTokenAsync(hash, cancellationToken) is not { } address)
            return Problems.Of(StatusCodes.Status404NotFound);
        await consents.WithdrawAsync(address.Email, cancellationToken);
        return UnsubscribePage.Done(context, address.Email);
    }
}
