namespace Escouade.Media.Transcription;

/// <summary>Who writes down what is said; with neither of the two, nobody does, and people send captions.</summary>
internal sealed class TranscriptionOptions
{
    public const string Section = "Transcription";

    /// <summary>Of an AI Speech resource, such as <c>https://escouade.cognitiveservices.azure.com</c>; the app's identity signs in.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Path of whisper-cli (https://github.com/ggml-org/whisper.cpp); used where no endpoint is set.</summary>
    public string? Executable { get; set; }

    /// <summary>Path of the model that it loads.</summary>
    public string? Model { get; set; }

    /// <summary>CA$ a month for a service that is paid by the minute.</summary>
    public double MonthlyBudget { get; set; } = 20;
}
