using Escouade.Platform.Http;
using Escouade.Platform.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.People.Invitations;

/// <summary>Says what an invitation is, to whoever holds its link and has not signed in yet. Looking changes nothing.</summary>
internal static class ShowInvitation
{
    internal sealed record Request
    {
        /// <summary>What stands behind the number sign of the link.</summary>
        public string? Token { get; init; }
    }

    internal sealed record Response(string Name, string Role, string InvitedBy, DateTimeOffset Until, InvitationState State);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapPost("/api/invitations/show", HandleAsync)
            .WithName(nameof(ShowInvitation))
            .WithSummary("Says what an invitation is, to whoever holds its link; changes nothing.")
            .WithTags("people")
            .ProducesProblems(StatusCodes.Status403Forbidden, StatusCodes.Status410Gone)
            .WithLimit(RateLimits.MailedLinks)
            .AllowAnonymous();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(Request request, InvitationLink link, CancellationToken cancellationToken)
    {
        var (invitation, refused) = await link.OpenAsync(request.Token, cancellationToken);
        return invitation is null ? refused! : TypedResults.Ok(new Response(invitation.Name, invitation.Role, invitation.InvitedBy, invitation.Until, invitation.State));
    }
}
