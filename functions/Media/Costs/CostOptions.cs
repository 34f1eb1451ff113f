namespace Escouade.Media.Costs;

/// <summary>What things cost, in Canadian dollars: public prices of November 2026 at 1.37 CA$ a US$, https://azure.microsoft.com/pricing.</summary>
internal sealed class CostOptions
{
    public const string Section = "Costs";

    /// <summary>A second of one core: Functions Flex Consumption, two gigabytes of memory.</summary>
    public double CpuSecond { get; set; } = 0.000_071;

    /// <summary>A gigabyte stored for a month: Blob Storage, hot, in one region.</summary>
    public double GigabyteMonth { get; set; } = 0.028;

    /// <summary>A minute of sound written down: AI Speech, fast transcription.</summary>
    public double TranscriptionMinute { get; set; } = 0.008_2;
}
