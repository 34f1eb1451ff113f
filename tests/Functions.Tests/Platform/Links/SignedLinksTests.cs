using Escouade.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Platform.Links;

public sealed class SignedLinksTests(Services services) : IAsyncLifetime
{
    private readonly RunningApp app = new(services);

    private SignedLinks Links => app.Services.GetRequiredService<SignedLinks>();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public void A_token_opens_its_subject_until_it_ends()
    {
        var token = Links.Sign("essai", "sujet avec des mots", TimeProvider.System.GetUtcNow().AddDays(1));

        Assert.Equal(new(LinkState.Valid, "sujet avec des mots"), Links.Read("essai", token));
        app.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new(LinkState.Expired, "sujet avec des mots"), Links.Read("essai", token));
    }

    [Fact]
    public void No_changed_token_opens_anything()
    {
        var token = Links.Sign("essai", "sujet", TimeProvider.System.GetUtcNow().AddDays(1));

        // The last character may hold bits that no byte takes: changing those is no change.
        for (var at = 0; at < token.Length - 1; at++)
            Assert.Equal(LinkState.Forged, Links.Read("essai", $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}").State);
        Assert.Equal(LinkState.Forged, Links.Read("essai", token[..^4]).State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sujet")]
    [InlineData("%00é")]
    public void What_is_no_token_opens_nothing(string? token) => Assert.Equal(LinkState.Forged, Links.Read("essai", token).State);

    [Fact]
    public void A_token_of_one_purpose_is_forged_for_another()
        => Assert.Equal(LinkState.Forged, Links.Read("autre", Links.Sign("essai", "sujet", TimeProvider.System.GetUtcNow().AddDays(1))).State);

    [Fact]
    public async Task Another_instance_reads_it_even_one_that_had_made_a_key_of_its_own_at_the_same_time()
    {
        await using var second = new RunningApp(app);
        await second.InitializeAsync();
        var others = second.Services.GetRequiredService<SignedLinks>();
        var until = TimeProvider.System.GetUtcNow().AddDays(1);
        string[] tokens = await Task.WhenAll(Task.Run(() => Links.Sign("essai", "un", until)), Task.Run(() => others.Sign("essai", "deux", until)));
        app.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("un", others.Read("essai", tokens[0]).Subject);
        Assert.Equal("deux", Links.Read("essai", tokens[1]).Subject);
    }
}
