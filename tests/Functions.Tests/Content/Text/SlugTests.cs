using CsCheck;
using Xunit;

namespace Escouade.Content.Text;

public class SlugTests
{
    [Theory]
    [InlineData("L'été à Montréal : 5 idées", "l-ete-a-montreal-5-idees")]
    [InlineData("L’été à Montréal : 5 idées", "l-ete-a-montreal-5-idees")]
    [InlineData("Cœur, œuvre & ŒDÈME", "coeur-oeuvre-oedeme")]
    [InlineData("Ex æquo — Straße", "ex-aequo-strasse")]
    [InlineData("  --Déjà vu!--  ", "deja-vu")]
    [InlineData("E\u0301le\u0300ve", "eleve")]
    [InlineData("100 % gratuit", "100-gratuit")]
    [InlineData("", "")]
    [InlineData("« … »", "")]
    [InlineData("a\ud800b", "a-b")]
    public void A_title_becomes_plain_words_joined_by_dashes(string title, string expected)
        => Assert.Equal(expected, Slug.From(title));

    [Fact]
    public void A_long_title_is_cut_at_a_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("collaboration", 10)));

        Assert.Equal("collaboration-collaboration-collaboration-collaboration-collaboration", slug);
    }

    [Fact]
    public void A_single_word_longer_than_an_address_is_cut_hard()
        => Assert.Equal(80, Slug.From(new string('a', 200)).Length);

    [Fact]
    public void Whatever_the_title_its_slug_is_valid_or_empty_and_stays_itself()
        => Gen.String.Sample(title =>
        {
            var slug = Slug.From(title);
            return (slug.Length == 0 || Slug.IsValid(slug)) && Slug.From(slug) == slug;
        });

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("été")]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("../a")]
    public void What_is_not_plain_words_is_not_a_slug(string slug) => Assert.False(Slug.IsValid(slug));
}
