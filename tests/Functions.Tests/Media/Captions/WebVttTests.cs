using System.Diagnostics;
using Escouade.Conventions;
using Escouade.Fixtures;
using Escouade.Media.Renditions;
using Xunit;

namespace Escouade.Media.Captions;

/// <summary>What players get as WebVTT is what the parser of the specification's editors takes without a word.</summary>
public sealed class WebVttTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Script = """
        const { WebVTTParser } = require('webvtt-parser');
        let text = '';
        process.stdin.setEncoding('utf8').on('data', (part) => text += part).on('end', () => {
          const { cues, errors } = new WebVTTParser().parse(text, process.argv[1]);
          console.log(cues.length + (errors.length ? ' ' + JSON.stringify(errors) : ''));
        });
        """;

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Repository.PathTo("samples/recordings"), "*.vtt").Select(file => Path.GetFileName(file))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Captions_with_all_that_has_to_be_escaped_are_valid()
    {
        Cue[] cues =
        [
            new(0, 1.5, "A < B && B > C --> D\n\n  deux lignes  ", "Zoé <b> & cie"),
            new(1.5, 3, "« Bonjour ! » 😀"),
            new(3_599.9, 3_600.0004, "Après une heure"),
            new(3_600.1, 14_400, "STYLE"),
            new(14_400, 14_401, "NOTE\nWEBVTT"),
        ];

        Assert.Equal($"{cues.Length}", await ParseAsync(CaptionWriter.ToVtt(cues), "subtitles/captions/descriptions"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Those_of_the_samples_are_valid_before_and_after_they_were_stored(string name)
    {
        var text = await File.ReadAllTextAsync(Repository.PathTo($"samples/recordings/{name}"), Token);
        var (cues, problems) = CaptionReader.Read(text, seconds: null);

        Assert.Empty(problems);
        Assert.Equal($"{cues.Count}", await ParseAsync(text, "subtitles/captions/descriptions"));
        Assert.Equal($"{cues.Count}", await ParseAsync(CaptionWriter.ToVtt(cues), "subtitles/captions/descriptions"));
    }

    [Fact]
    public async Task The_storyboard_is_valid()
    {
        var id = await MediaCalls.SendAsync(app, await SampleMedia.MakeFilmAsync(7, "320x240"));
        await app.RunQueuesAsync();

        Assert.Equal("7", await ParseAsync(await app.Http.GetStringAsync((await MediaCalls.AddressesAsync(app, id))["storyboard.vtt"], Token), "metadata"));
    }

    [Fact]
    public async Task What_is_not_valid_is_told()
        => Assert.Contains("message", await ParseAsync("WEBVTT\n\n00:02.000 --> 00:01.000\nÀ l’envers.\n", "subtitles/captions/descriptions"), StringComparison.Ordinal);

    /// <returns>How many cues there are; then, where there are any, the errors.</returns>
    private static async Task<string> ParseAsync(string text, string mode)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", Script, mode]) { WorkingDirectory = LocalHost.Repository.Find().Tool, RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new System.Text.UTF8Encoding(false) })!;
        await node.StandardInput.WriteAsync(text);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync(Token);
        await node.WaitForExitAsync(Token);
        return said.Trim();
    }
}
