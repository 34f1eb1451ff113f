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
                var map = Mappings(part);
                return reader => new MappingCharFilter(map, reader);
            case "pattern_replace":
                var pattern = Patterns.Read(part.Text("pattern") ?? throw new ArgumentException("A pattern is required."), flags: null);
                var replacement = part.Text("replacement") ?? string.Empty;
                return reader => new PatternReplaceCharFilter(pattern, replacement, reader);
            default:
                throw RequestRefusedException.Invalid($"index : The char filter '{part.Name}' does not exist or is not supported by the emulator.");
        }
    }

    private static NormalizeCharMap Mappings(AnalysisPart part)
    {
        var builder = new NormalizeCharMap.Builder();
        var isEmpty = true;
        foreach (var mapping in part.Texts("mappings"))
        {
            var sides = mapping.Split("=>", 2);
            if (sides.Length != 2 || sides[0].Length == 0)
                throw new ArgumentException($"The mapping '{mapping}' is not of the form 'a=>b'.");
            if (mapping.Contains('\\', StringComparison.Ordinal))
                throw new NotSupportedException($"The escape in the mapping '{mapping}'");
            builder.Add(sides[0], sides[1]);
            isEmpty = false;
        }

        if (isEmpty)
            throw new ArgumentException("At least one mapping is required.");
        return builder.Build();
    }
}
