using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Escouade.Mail.Addresses;

/// <summary>What lets the holder of a notification unsubscribe without signing in: 32 random bytes in base64url, of which only the hash is stored.</summary>
internal static class UnsubscribeToken
{
    private const int Bytes = 32;
    private const int Characters = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>The key that it is stored under; null for what cannot be one of ours.</returns>
    public static string? HashOf(string token)
        => token.Length == Characters && Base64Url.IsValid(token) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))) : null;
}
