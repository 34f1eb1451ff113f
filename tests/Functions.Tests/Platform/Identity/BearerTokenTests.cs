using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Escouade.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Escouade.Platform.Identity;

/// <summary>Tokens of an authority that runs beside the test, true ones and all kinds of others.</summary>
public sealed class BearerTokenTests(Services services) : IAsyncLifetime
{
    private const string Audience = "escouade";

    private readonly RSA key = RSA.Create(2048);
    private readonly WebApplication authority = Build();
    private RunningApp app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Issuer => authority.Urls.Single();

    private RsaSecurityKey SigningKey => new(key) { KeyId = "1" };

    public async ValueTask InitializeAsync()
    {
        authority.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string> { ["issuer"] = Issuer, ["jwks_uri"] = $"{Issuer}/keys" }));
        authority.MapGet("/keys", () => Results.Content(
            JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = Base64UrlEncoder.Encode(key.ExportParameters(false).Modulus!), e = "AQAB" } } }), "application/json"));
        await authority.StartAsync(Token);
        app = new(services, ["--Identity:Provider=Oidc", $"--Identity:Authority={Issuer}", $"--Identity:Audience={Audience}"]);
        await app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await authority.DisposeAsync();
        key.Dispose();
    }

    [Fact]
    public async Task A_token_of_the_authority_names_the_caller_whose_roles_are_ours()
    {
        using var answer = await AskAsync("/api/me", Sign());

        var me = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("Élodie", me.GetProperty("name").GetString());
        Assert.Equal(["admin"], me.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!));
    }

    [Fact]
    public async Task An_address_that_nobody_checked_gives_no_role()
    {
        using var answer = await AskAsync("/api/staff/drops", Sign(isVerified: false));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Whatever_else_comes_is_anonymous_and_never_an_error()
    {
        using var stranger = RSA.Create(2048);
        var publicKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key.ExportRSAPublicKeyPem())) { KeyId = "1" };
        string[] tokens =
        [
            "", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer ....", "Basic YWRtaW46YWRtaW4=", Sign()[7..], new('a', 10_000),
            Sign(audience: "autre"), Sign(issuer: "https://ailleurs.example"), Sign(expires: TimeSpan.FromMinutes(-10)), Sign(starts: TimeSpan.FromMinutes(10)),
            Sign(with: new(new RsaSecurityKey(stranger) { KeyId = "1" }, SecurityAlgorithms.RsaSha256)),
            Sign(with: new(new RsaSecurityKey(stranger) { KeyId = "2" }, SecurityAlgorithms.RsaSha256)),
            // The public key as if it were a secret, and no key at all.
            Sign(with: new(publicKey, SecurityAlgorithms.HmacSha256)),
            $"Bearer {Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{Sign().Split('.')[1]}.",
            string.Concat(Sign().AsSpan(0, Sign().Length - 4), "AAAA"),
        ];

        foreach (var token in tokens)
        {
            using var answer = await AskAsync("/api/me", token);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{(int)answer.StatusCode} to {token}");
        }
    }

    [Fact]
    public async Task The_front_doors_header_says_nothing_where_tokens_do()
    {
        using var administrator = app.AsAdministrator();

        Assert.Equal(HttpStatusCode.Unauthorized, (await administrator.GetAsync("/api/staff/drops", Token)).StatusCode);
    }

    [Fact]
    public async Task A_silent_authority_leaves_readers_alone()
    {
        var token = Sign();
        await authority.StopAsync(Token);

        using var answer = await AskAsync("/api/health/live", token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        return builder.Build();
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(BearerToken.Header, token);
        return await app.Http.SendAsync(request, Token);
    }

    private string Sign(
        string audience = Audience, string? issuer = null, TimeSpan? starts = null, TimeSpan? expires = null, bool isVerified = true, SigningCredentials? with = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return "Bearer " + new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer,
            Audience = audience,
            NotBefore = now + (starts ?? TimeSpan.FromMinutes(-20)),
            IssuedAt = now - TimeSpan.FromMinutes(20),
            Expires = now + (expires ?? TimeSpan.FromMinutes(20)),
            Claims = new Dictionary<string, object> { ["sub"] = "42", ["name"] = "Élodie", ["email"] = Services.Administrator, ["email_verified"] = isVerified },
            SigningCredentials = with ?? new(SigningKey, SecurityAlgorithms.RsaSha256),
        });
    }
}
