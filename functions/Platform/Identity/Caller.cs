using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Escouade.Platform.Identity;

/// <summary>Decides who is calling, in this one place.</summary>
/// <remarks>
/// The front door's header is believed only where configuration says that the front door is the only way in. Whatever is absent,
/// malformed or unknown is an anonymous caller and never an error.
/// </remarks>
internal static class Caller
{
    private const string PrincipalHeader = "x-ms-client-principal";

    public static void UseCaller(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        if (options.Provider is IdentityProvider.None)
            return;

        app.Use((context, next) =>
        {
            if (context.Request.Headers[PrincipalHeader].ToString() is { Length: > 0 } header && Read(header, options) is { } person)
                context.User = person;
            return next(context);
        });
    }

    private static ClaimsPrincipal? Read(string header, IdentityOptions options)
    {
        Principal? principal;
        try
        {
            // UTF-8 within: « Élodie » has to survive.
            principal = JsonSerializer.Deserialize(Convert.FromBase64String(header), IdentityJson.Default.Principal);
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
        if (principal is not { UserId.Length: > 0, UserDetails.Length: > 0 })
            return null;

        var identity = new ClaimsIdentity("front door", ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, principal.UserId));
        identity.AddClaim(new(ClaimTypes.Name, principal.UserDetails));
        // Roles come from us and never from the header: the mock sign-in lets anybody type any.
        if (options.Administrator.Length > 0 && string.Equals(principal.UserDetails, options.Administrator, StringComparison.OrdinalIgnoreCase))
            identity.AddClaim(new(ClaimTypes.Role, Roles.Administrator));
        return new(identity);
    }

    internal sealed record Principal(string? IdentityProvider, string? UserId, string? UserDetails);
}
