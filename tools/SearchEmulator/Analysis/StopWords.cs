using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Br;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Ckb;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Eu;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Ga;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Hy;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>The stop word lists that the service names by language.</summary>
internal static class StopWords
{
    public static CharArraySet Of(string list) => list switch
    {
        "arabic" => ArabicAnalyzer.DefaultStopSet,
        "armenian" => ArmenianAnalyzer.DefaultStopSet,
        "basque" => BasqueAnalyzer.DefaultStopSet,
        "brazilian" => BrazilianAnalyzer.DefaultStopSet,
        "bulgarian" => BulgarianAnalyzer.DefaultStopSet,
        "catalan" => CatalanAnalyzer.DefaultStopSet,
        "czech" => CzechAnalyzer.DefaultStopSet,
        "danish" => DanishAnalyzer.DefaultStopSet,
        "dutch" => DutchAnalyzer.DefaultStopSet,
        "english" => StopAnalyzer.ENGLISH_STOP_WORDS_SET,
        "finnish" => FinnishAnalyzer.DefaultStopSet,
        "french" => FrenchAnalyzer.DefaultStopSet,
        "galician" => GalicianAnalyzer.DefaultStopSet,
        "german" => GermanAnalyzer.DefaultStopSet,
        "greek" => GreekAnalyzer.DefaultStopSet,
        "hindi" => HindiAnalyzer.DefaultStopSet,
        "hungarian" => HungarianAnalyzer.DefaultStopSet,
        "indonesian" => IndonesianAnalyzer.DefaultStopSet,
        "irish" => IrishAnalyzer.DefaultStopSet,
        "italian" => ItalianAnalyzer.DefaultStopSet,
        "latvian" => LatvianAnalyzer.DefaultStopSet,
        "norwegian" => NorwegianAnalyzer.DefaultStopSet,
        "persian" => PersianAnalyzer.DefaultStopSet,
        "portuguese" => PortugueseAnalyzer.DefaultStopSet,
        "romanian" => RomanianAnalyzer.DefaultStopSet,
        "russian" => RussianAnalyzer.DefaultStopSet,
        "sorani" => SoraniAnalyzer.DefaultStopSet,
        "spanish" => SpanishAnalyzer.DefaultStopSet,
        "swedish" => SwedishAnalyzer.DefaultStopSet,
        "turkish" => TurkishAnalyzer.DefaultStopSet,
        "thai" => throw new NotSupportedException("The stop word list 'thai'"),
        _ => throw new ArgumentException($"The stop word list '{list}' is unknown."),
    };
}
