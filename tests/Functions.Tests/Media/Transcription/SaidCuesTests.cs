using Xunit;

namespace Escouade.Media.Transcription;

public sealed class SaidCuesTests
{
    [Fact]
    public void Sentences_are_captions_of_two_short_lines_and_seven_seconds_at_most()
    {
        var text = "Bonjour. Aujourd’hui, on parle de la sauvegarde de vos fichiers, qui est une affaire de trois minutes, et que personne ne fait assez souvent, hélas. Merci !";
        var words = text.Split(' ').Select((word, at) => new SaidWord(at * 0.4, at * 0.4 + 0.35, word)).ToList();

        var cues = SaidCues.Of(words);

        Assert.Equal(text, string.Join(' ', cues.Select(cue => cue.Text.Replace('\n', ' '))));
        Assert.All(cues, cue => Assert.All(cue.Text.Split('\n'), line => Assert.InRange(line.Length, 1, 42)));
        Assert.All(cues, cue => Assert.InRange(cue.Text.Split('\n').Length, 1, 2));
        Assert.All(cues, cue => Assert.InRange(cue.To - cue.From, 0.1, 7));
        Assert.Equal(0, cues[0].From);
        Assert.Equal(words[^1].To, cues[^1].To);
        Assert.True(cues.Zip(cues.Skip(1)).All(pair => pair.First.To <= pair.Second.From));
    }

    [Fact]
    public void A_pause_ends_a_caption_and_silence_makes_none()
    {
        Assert.Equal(["Oui", "Non"], SaidCues.Of([new(0, 0.5, "Oui"), new(3, 3.5, "Non")]).Select(cue => cue.Text));
        Assert.Empty(SaidCues.Of([]));
    }
}
