using Escouade.SearchEmulator.Indexes;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using static Lucene.Net.Util.LuceneVersion;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Gives each column of an index its own analyzer; it follows the schema when fields are added.</summary>
internal sealed class FieldAnalyzer(Func<IndexSchema> schema, Func<AnalyzerCatalog> analyzers) : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
{
    /// <summary>What suggestions complete: words as they are written, in lower case.</summary>
    public static readonly Analyzer Suggest = NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(LUCENE_48, reader);
        return new TokenStreamComponents(words, new LowerCaseFilter(LUCENE_48, words));
    });

    private static readonly Analyzer Whole = new StandardAnalyzer(LUCENE_48, CharArraySet.Empty);

    protected override Analyzer GetWrappedAnalyzer(string fieldName)
        => fieldName.StartsWith('~') ? Suggest
            : schema().Find(fieldName) is { } field ? analyzers().Get(field.IndexAnalyzer)
            : Whole;
}
