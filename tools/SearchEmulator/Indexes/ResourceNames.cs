using System.Text.RegularExpressions;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Indexes;

/// <summary>The service's naming rules.</summary>
internal static partial class ResourceNames
{
    public static void CheckIndex(string name)
    {
        if (!IndexName().IsMatch(name) || name.Contains("--", StringComparison.Ordinal))
            throw RequestRefusedException.Invalid(
                $"index : Invalid index name: '{name}'. Index name must only contain lowercase letters, digits or dashes, cannot start or end with dashes and is limited to 128 characters.");
    }

    public static void CheckSynonymMap(string name)
    {
        if (!SynonymMapName().IsMatch(name))
            throw RequestRefusedException.Invalid(
                $"synonymMap : Invalid synonym map name: '{name}'. It must only contain letters, digits, dashes or underscores, and is limited to 128 characters.");
    }

    public static void CheckAnalysis(string name)
    {
        if (!AnalysisName().IsMatch(name))
            throw RequestRefusedException.Invalid(
                $"index : Invalid name: '{name}'. The name of an analysis component must only contain letters, digits, spaces, dashes or underscores, can only start and end with letters or digits, and is limited to 128 characters.");
    }

    /// <summary>Scoring profiles are named by the rules of fields.</summary>
    public static void CheckField(string name)
    {
        if (!FieldName().IsMatch(name) || name.StartsWith("azureSearch", StringComparison.Ordinal))
            throw RequestRefusedException.Invalid(
                $"index : Invalid field name: '{name}'. Field names must only contain letters, digits or underscores, must start with a letter, cannot start with 'azureSearch' and are limited to 128 characters.");
    }

    /// <summary>Says what is wrong with a document key, or null.</summary>
    public static string? FaultInKey(string key)
        => key.Length <= 1024 && DocumentKey().IsMatch(key)
            ? null
            : $"Invalid document key: '{key}'. Keys can only contain letters, digits, underscore (_), dash (-), or equal sign (=). If the keys in your source data contain other characters, we recommend encoding them with a URL-safe version of Base64 before uploading them to your index.";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,126}[a-z0-9]\z")]
    private static partial Regex IndexName();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,127}\z")]
    private static partial Regex SynonymMapName();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9 _-]{0,126}[A-Za-z0-9])?\z")]
    private static partial Regex AnalysisName();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,127}\z")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"\A[A-Za-z0-9=-][A-Za-z0-9_=-]*\z")]
    private static partial Regex DocumentKey();
}
