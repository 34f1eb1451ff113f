using System.Text.Json;

namespace Escouade.Platform.Identity;

/// <summary>What the static web app says of who signed in.</summary>
/// <remarks>https://learn.microsoft.com/azure/static-web-apps/user-information: base64 of UTF-8 JSON, so that « Élodie » survives.</remarks>
internal static class FrontDoorHeader
{
    public const string Name = "x-ms-client-principal";

    /// <returns>Null for whatever is absent or malformed. The roles that the header names are not read: the mock sign-in lets anybody type any.</returns>
    public static Account? Read(HttpRequest request, IdentityOptions options)
    {
        if (request.Headers[Name].ToString() is not { Length: > 0 } header)
            return null;
        try
        {
            return JsonSerializer.Deserialize(Convert.FromBase64String(header), IdentityJson.Default.Principal)
                is { IdentityProvider: { Length: > 0 } provider, UserId: { Length: > 0 } id, UserDetails: { Length: > 0 } name }
                // Where anybody chooses their own name, it may look like the address of somebody else.
                ? new(provider, id, name, IsAddress(name, provider, options) ? name : null)
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool IsAddress(string name, string provider, IdentityOptions options)
        => name.Contains('@', StringComparison.Ordinal) && (options.Provider is IdentityProvider.Local || options.EmailProviders.Contains(provider));

    internal sealed record Principal(string? IdentityProvider, string? UserId, string? UserDetails);
}
