using System.Security.Cryptography;
using System.Text;
using Escouade.Platform.Identity;

namespace Escouade.People.Members;

/// <summary>What stands for an account in a table: a hash, since the provider's own name for a person may be an address.</summary>
internal static class AccountKey
{
    // With its length before it, no provider's name can run into a person's.
    public static string Of(Account account)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.Provider.Length}:{account.Provider}{account.UserId}")));
}
