using System.Buffers;
using System.Text.Json;

namespace Escouade.Media.Renditions;

/// <summary>What a player draws of a sound: how far it swings, from its beginning to its end.</summary>
/// <param name="Seconds">How long it plays.</param>
/// <param name="Peaks">One for each stretch of the same length, 0 for silence to 100 for as loud as can be; at most <see cref="Most"/>.</param>
internal sealed record Waveform(double Seconds, IReadOnlyList<int> Peaks)
{
    /// <summary>As many as a wide screen has room for.</summary>
    public const int Most = 800;

    /// <summary>What ffmpeg is asked for: signed bytes of one channel, a file of 7 MB an hour.</summary>
    public const int SampleRate = 2_000;

    private const int Loudest = 128;

    /// <param name="samples">See <see cref="SampleRate"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<Waveform> OfAsync(FileInfo samples, CancellationToken cancellationToken)
    {
        var peaks = new int[(int)Math.Min(Most, samples.Length)];
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            await using var stream = samples.OpenRead();
            var at = 0L;
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                foreach (var sample in buffer.AsSpan(0, read))
                {
                    var stretch = (int)(at++ * peaks.Length / samples.Length);
                    peaks[stretch] = Math.Max(peaks[stretch], Math.Abs((int)(sbyte)sample) * 100 / Loudest);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return new(Math.Round((double)samples.Length / SampleRate, 3), peaks);
    }

    public Task WriteAsync(FileInfo file, CancellationToken cancellationToken)
        => File.WriteAllBytesAsync(file.FullName, JsonSerializer.SerializeToUtf8Bytes(this, MediaJson.Wire.Waveform), cancellationToken);
}
