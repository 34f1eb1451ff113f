using System.Net;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Escouade.Platform.Limits;

public sealed class CallerNetworkTests
{
    [Theory]
    [InlineData(0, "203.0.113.7", "192.0.2.0/24")]
    [InlineData(1, "203.0.113.7", "203.0.113.0/24")]
    [InlineData(1, "203.0.113.7:52987", "203.0.113.0/24")]
    [InlineData(1, "::ffff:203.0.113.7", "203.0.113.0/24")]
    [InlineData(1, "2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    [InlineData(1, "[2001:db8:1:ffff::1]:443", "2001:db8:1::/48")]
    [InlineData(1, "198.51.100.1, 203.0.113.7", "203.0.113.0/24")]
    // The static web app, then what stands before the function app.
    [InlineData(2, "1.1.1.1, 203.0.113.7:52987, [fd00::d63d:e0b8]:64909", "203.0.113.0/24")]
    // It did not come by the way that configuration says.
    [InlineData(2, "203.0.113.7", "192.0.2.0/24")]
    [InlineData(1, "", "192.0.2.0/24")]
    [InlineData(1, "unknown", "192.0.2.0/24")]
    [InlineData(1, "203.0.113.7,", "192.0.2.0/24")]
    public void It_is_what_the_last_trusted_proxy_says_or_else_the_connections_own(int proxies, string header, string network)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.44");
        context.Request.Headers["X-Forwarded-For"] = header;

        Assert.Equal(network, CallerNetwork.Of(context, new RateLimitOptions { TrustedProxies = proxies }));
    }

    [Fact]
    public void Where_the_host_writes_a_header_of_its_own_another_may_be_named()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers["X-Forwarded-For"] = "127.0.0.1";
        context.Request.Headers["X-Azure-ClientIP"] = "203.0.113.7";

        Assert.Equal("203.0.113.0/24", CallerNetwork.Of(context, new RateLimitOptions { TrustedProxies = 1, AddressHeader = "X-Azure-ClientIP" }));
    }

    [Fact]
    public void A_connection_without_an_address_is_a_network_too()
        => Assert.Equal("255.255.255.0/24", CallerNetwork.Of(new DefaultHttpContext(), new RateLimitOptions()));
}
