using Escouade.Fixtures;
using Xunit;

namespace Escouade.Search;

public sealed class FacetTests(AppWithSamples samples) : IClassFixture<AppWithSamples>
{
    [Theory]
    // All words; some of them, since few texts hold all; one misspelt; one left out.
    [InlineData("courriel")]
    [InlineData("mots de passe")]
    [InlineData("en ligne paiment")]
    [InlineData("télétravail crise")]
    public async Task A_facet_says_how_many_its_choice_shows_and_keeps_saying_it_of_the_others(string query)
    {
        var address = $"/api/search?q={Uri.EscapeDataString(query)}";
        var all = (await samples.App.GetJsonAsync(address)).GetProperty("facets");

        foreach (var facet in all.EnumerateObject())
        {
            Assert.True(facet.Name == "expert" || facet.Value.GetArrayLength() > 0);
            foreach (var value in facet.Value.EnumerateArray())
            {
                var chosen = await samples.App.GetJsonAsync($"{address}&{facet.Name}={Uri.EscapeDataString(value.GetProperty("value").GetString()!)}");

                Assert.Equal(value.GetProperty("count").GetInt64(), chosen.GetProperty("count").GetInt64());
                Assert.Equal(facet.Value.GetRawText(), chosen.GetProperty("facets").GetProperty(facet.Name).GetRawText());
            }
        }
    }
}
