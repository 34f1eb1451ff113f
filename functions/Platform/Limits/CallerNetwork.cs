using System.Net;
using System.Net.Sockets;

namespace Escouade.Platform.Limits;

/// <summary>Finds the network that a request comes from: a household, an office, a provider's customer.</summary>
internal static class CallerNetwork
{
    // What one customer usually holds of IPv6, and the neighbourhood of an IPv4 address: a caller cannot leave it by choosing another.
    private const int BytesOfIPv6 = 6;
    private const int BytesOfIPv4 = 3;

    /// <returns>The /24 of an IPv4 address, the /48 of an IPv6 one.</returns>
    public static string Of(HttpContext context, RateLimitOptions options)
    {
        var address = (ForwardedFor(context.Request, options) ?? context.Connection.RemoteIpAddress) ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily is AddressFamily.InterNetwork ? BytesOfIPv4 : BytesOfIPv6;
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }

    /// <returns>Null where no proxy is trusted, where fewer wrote the header than should have, and for what is no address.</returns>
    private static IPAddress? ForwardedFor(HttpRequest request, RateLimitOptions options)
    {
        if (options.TrustedProxies <= 0)
            return null;
        var hops = request.Headers[options.AddressHeader].ToString().Split(',', StringSplitOptions.TrimEntries);
        // Some write the port too.
        return hops.Length >= options.TrustedProxies && IPEndPoint.TryParse(hops[^options.TrustedProxies], out var hop) ? hop.Address : null;
    }
}
