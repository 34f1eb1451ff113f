using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Escouade.Platform.Identity;

/// <summary>Tokens of the one authority that configuration names.</summary>
/// <remarks>The static web app puts a token of its own into <c>Authorization</c>: ours comes in a header beside it.</remarks>
internal sealed class BearerToken(IOptions<IdentityOptions> options, ILogger<BearerToken> logger)
{
    public const string Header = "X-Escouade-Authorization";

    private const string Scheme = "Bearer ";

    // An authority that hangs makes its people anonymous; it does not make them wait.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    // The authority's keys; read when the first token comes, and again when it is signed with an unknown one.
    private readonly Lazy<ConfigurationManager<OpenIdConnectConfiguration>> authority = new(() => new(
        $"{options.Value.Authority.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(new HttpClient(new SocketsHttpHandler()) { Timeout = Patience }) { RequireHttps = !IsLoopback(options.Value.Authority) }));

    /// <returns>Null for whatever is absent, malformed, expired or not signed by the authority for us.</returns>
    public async Task<Account?> ReadAsync(HttpRequest request)
    {
        if (request.Headers[Header].ToString() is not { } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;

        var result = await handler.ValidateTokenAsync(header[Scheme.Length..].Trim(), new TokenValidationParameters
        {
            ConfigurationManager = authority.Value,
            ValidAudience = options.Value.Audience,
            // Keys that anybody can have, and none at all, sign nothing here.
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
            ClockSkew = TimeSpan.FromMinutes(1),
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken { Subject.Length: > 0 } token)
        {
            logger.LogInformation("A token was not believed: {Reason}", result.Exception?.GetType().Name ?? "it names nobody");
            return null;
        }
        var email = token.TryGetPayloadValue<string>("email", out var address) && IsVerified(token) ? address : null;
        return new(token.Issuer, token.Subject, token.TryGetPayloadValue<string>("name", out var name) ? name : email ?? token.Subject, email);
    }

    /// <summary>Anybody can type an address at some providers; only one that was checked names a person.</summary>
    private static bool IsVerified(JsonWebToken token)
        => token.TryGetPayloadValue<object>("email_verified", out var verified) && verified is true or "true" or "True";

    private static bool IsLoopback(string authority) => Uri.TryCreate(authority, UriKind.Absolute, out var address) && address.IsLoopback;
}
