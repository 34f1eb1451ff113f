using Escouade.Content;
using Escouade.Content.Text;
using Xunit;

namespace Escouade.Editorial.Desk.Checks;

public sealed class ChecklistTests
{
    private static readonly EntryDocument Good = new()
    {
        Title = "Une bonne entrée",
        Summary = "De quoi donner envie de lire, en une phrase qui dit ce que l’on y trouve.",
        Body = "## Un\n\nUne phrase courte. Une autre\u00a0: brève.\n\n### Deux\n\n![Une vitrine](vitrine.png)",
        Theme = "marketing",
        Level = Level.Beginner,
        Experts = ["maude"],
    };

    [Fact]
    public async Task Nothing_is_said_of_what_is_well() => Assert.Empty(await LookAsync(Good));

    public static TheoryData<string, bool, EntryDocument> Faults => new()
    {
        { "theme.missing", true, Good with { Theme = null } },
        { "image.alt", true, Good with { Body = "Voici ![](vitrine.png)." } },
        { "image.alt", true, Good with { Body = "<img src=\"vitrine.png\" alt=\" \">" } },
        { "level.missing", false, Good with { Level = null } },
        { "experts.missing", false, Good with { Experts = [] } },
        { "summary.length", false, Good with { Summary = "Court." } },
        { "summary.length", false, Good with { Summary = new string('x', 301) } },
        { "licence.unknown", false, Good with { Licence = "à moi" } },
        { "headings.order", false, Good with { Body = "## Un\n\n#### Trop bas" } },
        { "headings.order", false, Good with { Body = "### Trop bas\n\n## Un" } },
        { "typography", false, Good with { Body = "Il dit \"non\"." } },
        { "typography", false, Good with { Body = "Voici: non." } },
        { "typography", false, Good with { Body = "Voici : non." } },
        { "typography", false, Good with { Body = "« Non »." } },
        { "typography", false, Good with { Body = "Et puis..." } },
        { "image.alt", true, Good with { Body = "![\u200b](vitrine.png)" } },
        { "image.alt", true, Good with { Body = "![vitrine.png](vitrine.png)" } },
        { "image.alt", true, Good with { Body = "![Vitrine.PNG](images/vitrine.png)" } },
        { "image.alt", true, Good with { Body = "![.](vitrine.png)" } },
        { "captions.missing", true, Good with { Kind = EntryKind.Video, Body = "Un texte.\n\n## Transcription" } },
        { "captions.missing", true, Good with { Kind = EntryKind.Audio, Body = "## Transcription\n\n## Notes\n\nUn texte." } },
        { "links.anchors", false, Good with { Body = "Voir [plus bas](#absent).\n\n## Présent" } },
        { "typography", false, Good with { Title = "Il dit \"bonjour\"" } },
        { "typography", false, Good with { Summary = "De quoi donner envie de lire, en une phrase qui dit... ce que l’on y trouve." } },
        { "typography", false, Good with { Body = "En 2024 : bonne année." } },
        { "typography", false, Good with { Body = "Il en coûte 1 000\u00a0$." } },
        { "typography", false, Good with { Body = "Il en coûte 100 $." } },
        { "typography", false, Good with { Body = "Une hausse de 50%." } },
        { "typography", false, Good with { Body = "Une hausse de 50 %." } },
        { "typography", false, Good with { Body = "Rendez-vous à 14 h." } },
        { "typography", false, Good with { Body = "Rendez-vous à 14\u00a0h 30." } },
        { "sentences.long", false, Good with { Body = string.Join(' ', Enumerable.Repeat("un", 31)) + "." } },
        { "readability", false, Good with { Body = string.Join(' ', Enumerable.Repeat("anticonstitutionnellement", 60)) + "." } },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Each_fault_is_told_and_only_what_hurts_blocks(string code, bool blocks, EntryDocument document)
    {
        var check = Assert.Single(await LookAsync(document), check => check.Code == code);

        Assert.Equal(blocks, check.Blocks);
        Assert.NotEmpty(check.Message);
    }

    [Theory]
    [InlineData("Rendez-vous à 9:30, sur https://exemple.ca.")]
    [InlineData("«\u00a0Oui\u00a0», dit-elle\u00a0: c’est bien!")]
    [InlineData("Quoi? Non; si!")]
    [InlineData("1\u00a0000\u00a0$, 50\u00a0%, 14\u00a0h\u00a030, en 2024\u00a0: 418 555-0199, et https://exemple.ca/a%20b?c=5%20d")]
    [InlineData("En 2024 300 personnes sont venues.")]
    public void Good_typography_is_let_be(string text) => Assert.Empty(FrenchTypography.FaultsIn(text));

    [Fact]
    public async Task The_hardest_sentences_of_a_hard_text_are_named_however_short()
    {
        var check = Assert.Single(await LookAsync(Good with { Body = string.Concat(Enumerable.Repeat("Anticonstitutionnellement, l’institutionnalisation désorganisationnelle compromettait irrémédiablement l’interdisciplinarité. ", 10)) }), check => check.Code == "readability");

        Assert.Equal(3, check.Excerpts.Count);
        Assert.StartsWith("Anticonstitutionnellement", check.Excerpts[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_heading_of_the_text_is_alive()
        => Assert.DoesNotContain(await LookAsync(Good with { Body = "Voir [plus bas](#present).\n\n## Présent\n\nUn texte." }), check => check.Code == "links.anchors");

    [Fact]
    public async Task An_English_text_is_not_held_to_French_rules()
        => Assert.DoesNotContain(await LookAsync(Good with { Language = "en", Body = "He said: \"no\"." }), check => check.Code == "typography");

    [Fact]
    public void Short_words_in_short_sentences_read_easier_than_long_ones()
    {
        var easy = Readability.Of(string.Concat(Enumerable.Repeat("Le chat dort sur le lit. Il a bu du lait ce soir. ", 6)));
        var hard = Readability.Of(string.Concat(Enumerable.Repeat("L’opérationnalisation systématique des considérations organisationnelles nécessite une réévaluation approfondie des orientations stratégiques fondamentales. ", 6)));

        Assert.InRange(easy.Score!.Value, 85, 100);
        Assert.InRange(hard.Score!.Value, 0, 20);
        Assert.Null(Readability.Of("Trop court.").Score);
    }

    private static Task<IReadOnlyList<Check>> LookAsync(EntryDocument document) => new Checklist(new EntryRenderer(), new NoMedia()).LookAsync(document, TestContext.Current.CancellationToken);

    /// <summary>A library where nothing is; for one where something is see the tests of media in entries.</summary>
    private sealed class NoMedia : IMediaLibrary
    {
        public Task<EntryMedia?> FindAsync(string id, string? entry, IReadOnlyList<Content.Chapters.Chapter> described, CancellationToken cancellationToken) => Task.FromResult<EntryMedia?>(null);

        public Task TagAsync(string id, string entry, SoundTags tags, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<Content.Searching.Speech?> FindSpeechAsync(string id, string language, CancellationToken cancellationToken) => Task.FromResult<Content.Searching.Speech?>(null);

        public Task NoteUseAsync(string id, string entry, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
