using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Turns what analysis classes throw on bad options into a refusal that names the component.</summary>
internal static class AnalysisFaults
{
    public static T Guard<T>(string component, Func<T> build)
    {
        try
        {
            return build();
        }
        catch (NotSupportedException lacking)
        {
            throw RequestRefusedException.NotSupported($"{lacking.Message} of the analysis component '{component}'");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException or IOException or OverflowException or J2N.Text.ParseException)
        {
            throw RequestRefusedException.Invalid($"index : The analysis component '{component}' is not valid: {fault.Message}");
        }
    }
}
