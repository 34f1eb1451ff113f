using System.Net;
using Xunit;

namespace Escouade.Editorial.Desk.Checks.Links;

public sealed class PublicConnectionsTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("255.255.255.255", false)]
    public void Only_what_is_public_is(string address, bool isPublic) => Assert.Equal(isPublic, PublicConnections.IsPublic(IPAddress.Parse(address)));
}
