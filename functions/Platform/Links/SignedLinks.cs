using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Escouade.Platform.Links;

/// <summary>Makes the tokens of links that let somebody in without an account, and tells ours from forged ones.</summary>
/// <remarks>
/// A token says nothing to whoever reads it: it is encrypted and authenticated (ASP.NET Core Data Protection), under keys that are renewed
/// and kept in our own storage. Whether a link was used or revoked is for the feature to know that gave it.
/// </remarks>
internal sealed class SignedLinks(IXmlRepository keys, TimeProvider clock)
{
    private const int MostCharacters = 2_000;

    // Another instance may have made a key since we read them; nobody makes us read them more often, whatever they send.
    private static readonly TimeSpan KeysKept = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private (IDataProtectionProvider Provider, long ReadAt)? known;

    /// <param name="purpose">What the link is for: a token of one purpose is forged for every other.</param>
    /// <param name="subject">What it opens.</param>
    /// <param name="until">When it ends.</param>
    /// <returns>A token for an address: base64url, some 200 characters.</returns>
    public string Sign(string purpose, string subject, DateTimeOffset until)
        => Provider(olderThan: null).CreateProtector(purpose).Protect($"{until.UtcTicks.ToString(CultureInfo.InvariantCulture)} {subject}");

    /// <returns>What the token opens; the subject of an expired one is known too, that of a forged one is not.</returns>
    public SignedLink Read(string purpose, string? token)
    {
        if (token is not { Length: > 0 and <= MostCharacters } || (TryUnprotect(Provider(olderThan: null), purpose, token) ?? TryUnprotect(Provider(KeysKept), purpose, token)) is not { } said)
            return new(LinkState.Forged, Subject: null);
        var parts = said.Split(' ', 2);
        var until = new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
        return new(clock.GetUtcNow() < until ? LinkState.Valid : LinkState.Expired, parts[1]);
    }

    private static string? TryUnprotect(IDataProtectionProvider provider, string purpose, string token)
    {
        try
        {
            return provider.CreateProtector(purpose).Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>In a container of its own: in the app's, it would read its keys while the app starts.</summary>
    private IDataProtectionProvider Provider(TimeSpan? olderThan)
    {
        lock (gate)
        {
            if (known is not var (provider, readAt) || clock.GetElapsedTime(readAt) > olderThan)
            {
                var services = new ServiceCollection();
                services.AddDataProtection().SetApplicationName("Escouade");
                services.Configure<KeyManagementOptions>(options => options.XmlRepository = keys);
                provider = services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
                known = (provider, clock.GetTimestamp());
            }
            return provider;
        }
    }
}

internal sealed record SignedLink(LinkState State, string? Subject);

internal enum LinkState
{
    Valid,

    /// <summary>Ours once; its time is over.</summary>
    Expired,

    /// <summary>Not ours, changed on the way, or made for something else.</summary>
    Forged,
}
