using Xunit;

namespace Escouade.Editorial.Passages;

public sealed class PassageFinderTests
{
    private const string Text =
        "Une bonne affiche se lit en trois secondes. Choisissez un seul message. Le prix vient ensuite.\n" +
        "Une fiche d’établissement complète attire deux fois plus de visites. Choisissez un seul message. Mesurez le résultat chaque mois.";

    [Theory]
    [InlineData("trois secondes", "", "")]
    [InlineData("fiche d'établissement", "Une ", "complète")]
    [InlineData("deux\u00a0fois plus  de visites", "", "")]
    public void Its_own_words_find_it_however_white_space_and_apostrophes_are_written(string exact, string prefix, string suffix)
        => Assert.Equal(Letters(exact), Letters(PassageFinder.Find(Text, new(exact, prefix, suffix))!.Exact));

    [Theory]
    [InlineData("secondes. ", " Le prix", 44)]
    [InlineData("visites. ", " Mesurez", 164)]
    public void Its_surroundings_tell_which_of_the_same_words_it_is(string prefix, string suffix, int start)
    {
        var found = PassageFinder.Find(Text, new("Choisissez un seul message.", prefix, suffix))!;

        Assert.Equal(start, Text.IndexOf(found.Prefix + found.Exact + found.Suffix, StringComparison.Ordinal) + found.Prefix.Length);
    }

    [Fact]
    public void It_survives_an_edit_of_its_own_words_and_of_one_side()
    {
        var passage = PassageFinder.Find(Text, new("attire deux fois plus de visites", "", ""))!;

        Assert.Equal("attire deux fois plus de curieux", PassageFinder.Find(Text.Replace("de visites", "de curieux", StringComparison.Ordinal), passage)!.Exact);
        Assert.Equal("attire trois fois plus de visites", PassageFinder.Find(Text.Replace("complète attire deux", "bien remplie attire trois", StringComparison.Ordinal), passage)!.Exact.Trim());
    }

    [Fact]
    public void It_says_that_it_lost_its_place()
    {
        var passage = PassageFinder.Find(Text, new("attire deux fois plus de visites", "", ""))!;

        Assert.Null(PassageFinder.Find(Text.Replace("attire deux fois plus de visites", "ne sert à rien", StringComparison.Ordinal), passage));
        Assert.Null(PassageFinder.Find("", passage));
        Assert.Null(PassageFinder.Find(Text, new("  ", "", "")));
    }

    [Theory]
    [InlineData("or")]
    [InlineData("Contactez-nous.")]
    [InlineData("tout")]
    public void The_same_words_elsewhere_are_another_passage(string exact)
    {
        const string First = "Le coût de l’or monte sur tout. Contactez-nous. ";
        const string Second = "Votre forte équipe ordonne tout. La fin arrive ici. Contactez-nous.";
        var passage = PassageFinder.Find(First + Second, new(exact, First[..First.IndexOf(exact, StringComparison.Ordinal)], ""))!;

        Assert.Null(PassageFinder.Find(Second, passage));
        Assert.Equal(exact, PassageFinder.Find("Un ajout. " + First + Second, passage)!.Exact);
    }

    [Fact]
    public void A_long_passage_that_stands_twice_does_not_move_to_its_twin()
    {
        const string Twice = "Contactez-nous : nous répondons à toutes les questions le jour même.";
        var passage = PassageFinder.Find($"Le coût de l’or monte. {Twice} La fin arrive. {Twice}", new(Twice, "monte. ", " La fin"))!;

        Assert.Null(PassageFinder.Find($"Tout a changé ici, vraiment. {Twice}", passage));
        Assert.Null(PassageFinder.Find("Un court texte de l’or.", new("Un long texte de l’or et d’autre chose.", "", "")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void One_of_a_list_that_was_taken_out_does_not_move_to_its_neighbour(int removed)
    {
        string[] items = ["Vérifiez le titre de la page.", "Vérifiez le texte de la page.", "Vérifiez les liens de la page."];
        string Page(IEnumerable<string> of) => $"Voici notre liste pour le grand jour :\n{string.Join('\n', of)}\nPuis publiez sans attendre.";
        var passage = PassageFinder.Find(Page(items), new(items[removed], "", ""))!;

        Assert.Null(PassageFinder.Find(Page(items.Where((_, at) => at != removed)), passage));
        Assert.StartsWith("Vérifiez le titre ou le texte", PassageFinder.Find(Page(items.Select((item, at) => at == removed ? "Vérifiez le titre ou le texte de la page." : item)), passage)!.Exact, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_repeats_itself_without_end_takes_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("le texte est le même et le texte est encore le même que le texte. ", 4_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Null(PassageFinder.Find(text, new(string.Join(' ', Enumerable.Range(0, 280).Select(number => $"mot{number}")), "e", "e")));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }

    [Fact]
    public void A_long_passage_is_known_by_its_own_words()
    {
        const string Long = "Une fiche d’établissement complète attire deux fois plus de visites.";
        var passage = PassageFinder.Find(Text, new(Long, "", ""))!;

        Assert.Equal(Long, PassageFinder.Find($"Tout le reste a été récrit. {Long} Choisissez mieux.", passage)!.Exact);
    }

    [Fact]
    public void What_is_found_is_found_again_after_any_edit_elsewhere()
    {
        var random = new Random(4);
        var words = Enumerable.Range(0, 400).Select(_ => $"mot{random.Next(60)}").ToArray();
        for (var round = 0; round < 500; round++)
        {
            var (from, length) = (random.Next(0, 390), random.Next(1, 10));
            var text = string.Join(' ', words);
            var start = words[..from].Sum(word => word.Length + 1);
            var exact = string.Join(' ', words[from..(from + length)]);
            var passage = PassageFinder.Find(text, new(exact, text[Math.Max(0, start - 32)..start], text[(start + exact.Length)..Math.Min(text.Length, start + exact.Length + 32)]))!;
            // Somebody writes a paragraph before it and takes away one behind it.
            var edited = $"Un ajout au début. {string.Join(' ', words[..Math.Min(400, from + length + 20)])}";

            var found = PassageFinder.Find(edited, passage)!;

            Assert.Equal(start + "Un ajout au début. ".Length, edited.IndexOf(found.Prefix + found.Exact + found.Suffix, StringComparison.Ordinal) + found.Prefix.Length);
        }
    }

    [Fact]
    public void A_text_that_repeats_itself_for_ever_takes_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("a b ", 50_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        PassageFinder.Find(text, new("c d e", "a b a b a b a b", "a b a b a b a b"));
        PassageFinder.Find(text, new("a b", "a b a b", "a b a b"));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
}
