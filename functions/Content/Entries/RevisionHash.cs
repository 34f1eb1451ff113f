using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Escouade.Content.Entries;

/// <summary>The canonical bytes of a revision, and their hash.</summary>
internal static class RevisionHash
{
    public static (string Hash, byte[] Json) Of(EntryDocument document)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(document, ContentJson.Default.EntryDocument);
        return (Convert.ToHexStringLower(SHA256.HashData(json)), json);
    }

    /// <summary>An entry's id from what it comes from, so that the same origin always is the same entry.</summary>
    public static string Id(string origin) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)))[..26];
}
