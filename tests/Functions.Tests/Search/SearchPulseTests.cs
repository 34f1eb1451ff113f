using Escouade.Fixtures;
using Escouade.Search.Service;
using Xunit;

namespace Escouade.Search;

public sealed class SearchPulseTests
{
    [Fact]
    public void A_silent_service_is_asked_again_by_one_reader_and_the_others_do_not_wait()
    {
        var clock = new AheadClock();
        var pulse = new SearchPulse(clock);
        var atFirst = pulse.MayAsk();

        pulse.Failed(new HttpRequestException());
        var afterOne = pulse.MayAsk();
        pulse.Failed(new HttpRequestException());
        var rightAfter = pulse.MayAsk();
        clock.Advance(TimeSpan.FromSeconds(5));
        var (one, another) = (pulse.MayAsk(), pulse.MayAsk());
        pulse.Spoke();

        Assert.True(atFirst);
        Assert.True(afterOne);
        Assert.False(rightAfter);
        Assert.True(one);
        Assert.False(another);
        Assert.True(pulse.MayAsk());
    }

    [Fact]
    public void A_service_that_refuses_what_it_was_asked_speaks()
    {
        var pulse = new SearchPulse(new AheadClock());

        pulse.Failed(new Azure.RequestFailedException(400, "refused"));
        Assert.True(pulse.MayAsk());
        pulse.Failed(new Azure.RequestFailedException(503, "busy"));
        pulse.Failed(new Azure.RequestFailedException(503, "busy"));
        Assert.False(pulse.MayAsk());
    }
}
