namespace Escouade.LocalHost.Host;

public sealed class BlobReceiptsTests
{
    [Fact]
    public void A_delivery_that_ends_late_does_not_take_the_place_of_a_newer_one()
    {
        using var receipts = new BlobReceipts(path: null);

        receipts.Add("a.md", "two", turn: 2);
        receipts.Add("a.md", "one", turn: 1);

        Assert.True(receipts.Has("a.md", "two"));
        Assert.False(receipts.Has("a.md", "one"));
    }
}
