using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Escouade.Editorial.Desk.Checks.Links;

/// <summary>Connects to public addresses alone: an author's link must not make us ask what only we can reach.</summary>
/// <remarks>The address is looked at that is connected to, at every redirection too: a name that changes its address meanwhile gains nothing.</remarks>
internal sealed class PublicConnections(IOptions<LinkCheckOptions> options)
{
    private static readonly IPNetwork[] Private =
    [
        // RFC 6890 and its successors: what is not for the public Internet.
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
        // What the platform of the cloud answers from.
        IPNetwork.Parse("168.63.129.16/32"),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Private.Any(network => network.Contains(plain));
    }

    /// <exception cref="PrivateAddressException">The host is not public.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (!options.Value.PrivateHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            addresses = [.. addresses.Where(IsPublic)];
            if (addresses.Length == 0 || port is not (80 or 443))
                throw new PrivateAddressException();
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

internal sealed class PrivateAddressException : IOException;
