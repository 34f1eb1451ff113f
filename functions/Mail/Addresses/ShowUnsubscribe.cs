using Escouade.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Mail.Addresses;

/// <summary>Asks a person who followed the link of a notification whether they want no more of them: looking changes nothing, since scanners of mail look too.</summary>
internal static class ShowUnsubscribe
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(Unsubscribe.Address, Reads.Methods, HandleAsync)
            .WithName(nameof(ShowUnsubscribe))
            .WithSummary("Asks whoever followed the link of a notification whether they want no more of them.")
            .WithTags("mail")
            .Produces<string>(StatusCodes.Status200OK, UnsubscribePage.Type)
            .ProducesProblems(StatusCodes.Status404NotFound)
            .AllowAnonymous();

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        string token, IAddressStore addresses, HttpContext context, CancellationToken cancellationToken)
        => UnsubscribeToken.HashOf(token) is { } hash && await addresses.FindByTokenAsync(hash, cancellationToken) is { } address
            ? UnsubscribePage.Question(context, address.Email)
            : Problems.Of(StatusCodes.Status404NotFound);
}
