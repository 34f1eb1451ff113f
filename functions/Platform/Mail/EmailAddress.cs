using System.Security.Cryptography;
using System.Text;
using Escouade.Platform.Texts;

namespace Escouade.Platform.Mail;

/// <summary>Addresses as the platform stores, names and shows them.</summary>
internal static class EmailAddress
{
    // RFC 5321, 4.5.3.1.3.
    private const int MostCharacters = 254;

    /// <returns>One form for all the ways to write an address: NFC, lower case, no space around it.</returns>
    public static string Normalise(string email) => WellFormed.Text(email).Trim().ToLowerInvariant();

    /// <summary>Whether it is one bare address, without a name or anything that could end a header.</summary>
    public static bool IsValid(string email)
        => email.Length <= MostCharacters
            && !WellFormed.HasInvisible(email) && !email.Any(character => char.IsWhiteSpace(character) || character is '\u200C' or '\u200D' or '"' or '<' or '>' or ',' or ';')
            && System.Net.Mail.MailAddress.TryCreate(email, out var address)
            && address.Address == email;

    /// <returns>What stands for the address in keys, which stand in addresses and logs; 64 characters.</returns>
    public static string Key(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalise(email))));

    /// <returns>Enough to recognise an address that one knows, such as <c>m…@exemple.ca</c>.</returns>
    public static string Mask(string email)
        => email.LastIndexOf('@') is var at and > 0 ? $"{email.EnumerateRunes().First()}…{email[at..]}" : "…";
}
