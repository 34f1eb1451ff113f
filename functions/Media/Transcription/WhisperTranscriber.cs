using System.Diagnostics;
using System.Text.Json;
using FFMpegCore;

namespace Escouade.Media.Transcription;

/// <summary>whisper.cpp on this machine, free but for its time.</summary>
/// <remarks>https://github.com/ggml-org/whisper.cpp/tree/master/examples/cli; tried with a program that takes its arguments and writes its files, not with a model.</remarks>
internal sealed class WhisperTranscriber(string executable, string model) : ITranscriber
{
    // What it reads before it begins has room for about as many.
    private const int MostPhrases = 60;

    public bool IsPaid => false;

    public async Task<IReadOnlyList<SaidWord>> TranscribeAsync(FileInfo sound, string language, IReadOnlyList<string> phrases, CancellationToken cancellationToken)
    {
        // All versions of it take this.
        var wave = Path.ChangeExtension(sound.FullName, ".16k.wav");
        await FFMpegArguments.FromFileInput(sound.FullName)
            .OutputToFile(wave, overwrite: true, options => options.WithCustomArgument("-ar 16000 -ac 1 -c:a pcm_s16le"))
            .ProcessAsynchronously(cancellationToken: cancellationToken);
        var output = Path.ChangeExtension(sound.FullName, null);
        await RunAsync(["--model", model, "--language", language, "--prompt", string.Join(", ", phrases.Take(MostPhrases)), "--output-json-full", "--output-file", output, "--no-prints", "--file", wave], cancellationToken);
        return Read(JsonElement.Parse(await File.ReadAllTextAsync($"{output}.json", cancellationToken)));
    }

    private async Task RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(executable, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            var said = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{executable} ended with {process.ExitCode}: {await said}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Of its tokens, those that begin with a blank begin a word; those in brackets are none.</summary>
    private static List<SaidWord> Read(JsonElement answer)
    {
        var words = new List<SaidWord>();
        foreach (var token in answer.GetProperty("transcription").EnumerateArray().SelectMany(segment => segment.GetProperty("tokens").EnumerateArray()))
        {
            var text = token.GetProperty("text").GetString()!;
            if (text.StartsWith("[_", StringComparison.Ordinal) || text.Trim().Length == 0)
                continue;
            var (from, to) = (token.GetProperty("offsets").GetProperty("from").GetDouble() / 1_000, token.GetProperty("offsets").GetProperty("to").GetDouble() / 1_000);
            if (words.Count == 0 || text[0] == ' ')
                words.Add(new(from, to, text.Trim()));
            else
                words[^1] = words[^1] with { To = to, Text = words[^1].Text + text };
        }
        return words;
    }
}
