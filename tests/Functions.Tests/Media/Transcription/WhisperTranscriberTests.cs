using System.Diagnostics;
using Xunit;

namespace Escouade.Media.Transcription;

/// <summary>The contract of whisper-cli, kept by a script that takes its arguments and writes its files: the program and its models are unproved here.</summary>
public sealed class WhisperTranscriberTests
{
    private const string Script = """
        #!/bin/sh
        while [ $# -gt 0 ]; do
          case "$1" in
            --output-file) out="$2"; shift;;
            --file) wave="$2"; shift;;
            --model|--language|--prompt) eval "$(echo "$1" | tr -d -)=\$2"; shift;;
          esac
          shift
        done
        [ "$model" = broken ] && { echo "no such model" >&2; exit 3; }
        head -c 4 "$wave" | grep -q RIFF || exit 4
        [ "$language" = fr ] || exit 5
        echo "$prompt" | grep -q infolettre || exit 6
        cat > "$out.json" <<END
        {"result":{"language":"fr"},"transcription":[{"text":" Sauvegardez.","tokens":[
          {"text":"[_BEG_]","offsets":{"from":0,"to":0}},{"text":" Sauve","offsets":{"from":500,"to":900}},{"text":"gardez","offsets":{"from":900,"to":1300}},{"text":".","offsets":{"from":1300,"to":1310}},{"text":"[_TT_65]","offsets":{"from":1310,"to":1310}}]}]}
        END
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_tokens_become_words_with_their_times()
    {
        var words = await RunAsync("model.bin");

        var word = Assert.Single(words);
        Assert.Equal((0.5, 1.31, "Sauvegardez."), (word.From, word.To, word.Text));
    }

    [Fact]
    public async Task What_it_says_when_it_fails_is_told()
        => Assert.Contains("no such model", (await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("broken"))).Message, StringComparison.Ordinal);

    private static async Task<IReadOnlyList<SaidWord>> RunAsync(string model)
    {
        var folder = Directory.CreateTempSubdirectory("whisper");
        try
        {
            var (program, sound) = (Path.Combine(folder.FullName, "whisper-cli"), new FileInfo(Path.Combine(folder.FullName, "sound.mp3")));
            await File.WriteAllTextAsync(program, Script, Token);
            using (var chmod = Process.Start("chmod", ["+x", program]))
                await chmod.WaitForExitAsync(Token);
            await File.WriteAllBytesAsync(sound.FullName, await SampleMedia.MakeSoundAsync("mp3", 1), Token);
            return await new WhisperTranscriber(program, model).TranscribeAsync(sound, "fr", ["infolettre", "boutique en ligne"], Token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
