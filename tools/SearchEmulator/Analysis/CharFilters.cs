using Escouade.SearchEmulator.Rest;
using Lucene.Net.Analysis.CharFilters;
using Lucene.Net.Analysis.Pattern;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>The service's character filters.</summary>
internal static class CharFilters
{
    public static Func<TextReader, TextReader> Build(AnalysisPart part)
    {
        switch (part.Name)
        {
            case "html_strip":
                return reader => new HTMLStripCharFilter(reader);
            case "mapping":
                var map = MappingRules.Read(part.Texts("mappings"));
                return reader => new MappingCharFilter(map, reader);
            case "pattern_replace":
                var pattern = Patterns.Read(part.Text("pattern") ?? throw new ArgumentException("A pattern is required."), flags: null);
                var replacement = part.Text("replacement") ?? string.Empty;
                return reader => new PatternReplaceCharFilter(pattern, replacement, reader);
            default:
                throw RequestRefusedException.Invalid($"index : The char filter '{part.Name}' does not exist or is not supported by the emulator.");
        }
    }
}
