using System.Diagnostics;
using Xunit;

namespace Escouade.Media;

/// <summary>Files made on the spot by the real ffmpeg.</summary>
internal static class SampleMedia
{
    /// <param name="ending">Of the file's name, which chooses its format.</param>
    /// <param name="arguments">Inputs and how to encode them.</param>
    public static async Task<byte[]> MakeAsync(string ending, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.{ending}");
        try
        {
            using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments, file]) { RedirectStandardError = true })!;
            var said = await ffmpeg.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await ffmpeg.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(ffmpeg.ExitCode == 0, said);
            return await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static Task<byte[]> MakeSoundAsync(string ending, int seconds) => MakeAsync(ending, "-f", "lavfi", "-i", $"sine=frequency=440:duration={seconds}");

    /// <param name="seconds">How long it plays.</param>
    /// <param name="size">Such as <c>320x180</c>.</param>
    /// <param name="options">Of its encoding.</param>
    public static Task<byte[]> MakeFilmAsync(int seconds, string size, params string[] options) => MakeAsync(
        "mp4", ["-f", "lavfi", "-i", $"testsrc=size={size}:rate=10:duration={seconds}", "-f", "lavfi", "-i", $"sine=duration={seconds}", "-pix_fmt", "yuv420p", "-shortest", .. options]);

    /// <summary>The same film as telephones write it that were held upright: the pixels lie, and a note in the file says how to turn them.</summary>
    public static async Task<byte[]> TurnAsync(byte[] film)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.mp4");
        await File.WriteAllBytesAsync(file, film, TestContext.Current.CancellationToken);
        try
        {
            return await MakeAsync("mov", "-i", file, "-c", "copy", "-metadata:s:v:0", "rotate=90");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
