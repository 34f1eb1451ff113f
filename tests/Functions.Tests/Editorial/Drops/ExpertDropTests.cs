using Escouade.Media.Images;
using Xunit;

namespace Escouade.Editorial.Drops;

public class ExpertDropTests
{
    [Fact]
    public async Task A_text_of_kind_expert_is_a_profile()
    {
        var reading = await Drop.TextAsync("""
            ---
            genre: expert
            nom: Maude Tremblay (exemple)
            fonction: Conseillère en marketing
            organisation: Atelier (fictif)
            domaines: [marketing, Gestion]
            région: Saguenay–Lac-Saint-Jean
            langues: [français, anglais, innu]
            liens: https://exemple.ca/maude
            exemple: true
            ---
            Maude est une personne **inventée**.
            """, "experts/maude-exemple-tremblay.md");

        Assert.Empty(reading.Problems);
        Assert.Null(reading.Document);
        var expert = reading.Expert!;
        Assert.Equal("maude-exemple-tremblay", expert.Slug);
        Assert.Equal("Maude Tremblay (exemple)", expert.Name);
        Assert.Equal("Conseillère en marketing", expert.Title);
        Assert.Equal("Atelier (fictif)", expert.Organisation);
        Assert.Equal(["marketing", "gestion"], expert.Fields);
        Assert.Equal("Saguenay–Lac-Saint-Jean", expert.Region);
        Assert.Equal(["fr", "en", "innu"], expert.Languages);
        Assert.Equal(["https://exemple.ca/maude"], expert.Links);
        Assert.Equal("Maude est une personne **inventée**.", expert.Biography);
        Assert.True(expert.IsExample);
        Assert.Null(expert.Photo);
    }

    [Fact]
    public async Task A_profile_s_photo_comes_in_its_archive()
    {
        var zip = Archive.Of(("texte.md", Archive.Text("Bio.", "genre: experte\nnom: Zoé Roy\nphoto: zoe.png")), ("zoe.png", Samples.Read("small.png")));

        var reading = await Drop.BytesAsync(zip, "zoe-roy.zip");

        Assert.Empty(reading.Problems);
        Assert.Equal(("zoe-roy", "zoe.png", false), (reading.Expert!.Slug, reading.Expert.Photo, reading.Expert.IsExample));
        Assert.Equal(["zoe.png"], reading.Images.Keys);
    }

    [Theory]
    [InlineData("fonction: F", DropProblemCodes.NameMissing, null)]
    [InlineData("nom: N\ndomaines: cuisine", DropProblemCodes.ThemeUnknown, 4)]
    [InlineData("nom: N\nliens: exemple", DropProblemCodes.AddressInvalid, 4)]
    [InlineData("nom: N\nexemple: peut-être", DropProblemCodes.BooleanUnknown, 4)]
    [InlineData("nom: N\nadresse: É", DropProblemCodes.SlugInvalid, 4)]
    [InlineData("nom: N\nphoto: n.png", DropProblemCodes.ImageNotAttached, 4)]
    public async Task What_is_wrong_in_a_profile_is_told_with_its_place(string header, string code, int? line)
    {
        var problem = await Drop.RefusedAsync($"---\ngenre: expert\n{header}\n---\nBio.");

        Assert.Equal((code, line), (problem.Code, problem.Line));
    }

    [Fact]
    public async Task A_biography_that_no_row_would_hold_is_refused()
    {
        var problem = await Drop.RefusedAsync($"---\ngenre: expert\nnom: N\n---\n{string.Concat(Enumerable.Repeat("Bio. ", 1_601))}");

        Assert.Equal(DropProblemCodes.BiographyTooLong, problem.Code);
    }
}
