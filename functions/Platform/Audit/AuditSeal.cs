using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Escouade.Platform.Audit;

/// <summary>The hash that ties a line to all before it.</summary>
internal static class AuditSeal
{
    /// <summary>What stands before the first line.</summary>
    public static readonly string Origin = new('0', 64);

    public static string Of(long number, AuditEvent happened, string previous)
    {
        string[] parts =
        [
            previous, number.ToString(CultureInfo.InvariantCulture), happened.Id, happened.At.UtcTicks.ToString(CultureInfo.InvariantCulture),
            happened.Who, happened.Action, happened.Target, happened.Details,
        ];
        // With its length before each part, no text can pass for two others.
        var text = string.Concat(parts.Select(part => $"{part.Length.ToString(CultureInfo.InvariantCulture)}:{part}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
