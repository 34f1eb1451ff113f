using Xunit;

namespace Escouade.Platform.Mail;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("maude@exemple.ca", true)]
    [InlineData("maude.o-neil+avis@sous.exemple.ca", true)]
    [InlineData("élodie@exemple.ca", true)]
    [InlineData("maude", false)]
    [InlineData("maude@", false)]
    [InlineData("@exemple.ca", false)]
    [InlineData("Maude <maude@exemple.ca>", false)]
    [InlineData("\"maude\"@exemple.ca", false)]
    [InlineData("maude@exemple.ca\n", false)]
    [InlineData("\u202E@exemple.ca", false)]
    [InlineData("bob\u034F@exemple.ca", false)]
    [InlineData("bob\u200D@exemple.ca", false)]
    [InlineData("bob\uFE0F@exemple.ca", false)]
    [InlineData("bob\U000E0061@exemple.ca", false)]
    [InlineData("\u3164@exemple.ca", false)]
    [InlineData("maude@exemple.ca,eve@exemple.ca", false)]
    public void An_address_is_one_bare_address(string text, bool isAddress) => Assert.Equal(isAddress, EmailAddress.IsValid(text));

    [Fact]
    public void What_is_too_long_for_SMTP_is_no_address() => Assert.False(EmailAddress.IsValid($"{new string('a', 250)}@exemple.ca"));

    [Fact]
    public void All_ways_to_write_an_address_have_one_key()
    {
        var key = EmailAddress.Key("élodie@exemple.ca");

        Assert.Equal(key, EmailAddress.Key(" E\u0301lodie@Exemple.CA "));
        Assert.NotEqual(key, EmailAddress.Key("elodie@exemple.ca"));
        Assert.Matches("^[0-9a-f]{64}$", key);
    }

    [Theory]
    [InlineData("maude@exemple.ca", "m…@exemple.ca")]
    [InlineData("😀@exemple.ca", "😀…@exemple.ca")]
    [InlineData("", "…")]
    public void A_mask_shows_the_first_letter_and_the_domain(string email, string mask) => Assert.Equal(mask, EmailAddress.Mask(email));
}
