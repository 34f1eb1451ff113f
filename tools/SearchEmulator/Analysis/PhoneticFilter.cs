using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>The <c>phonetic</c> filter: puts how a word sounds in its place, or beside it. It knows two of the service's encoders.</summary>
internal sealed class PhoneticFilter : TokenFilter
{
    private readonly Func<string, string> encode;
    private readonly bool isReplacing;
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute position;
    private State? original;

    private PhoneticFilter(TokenStream input, Func<string, string> encode, bool isReplacing)
        : base(input)
    {
        (this.encode, this.isReplacing) = (encode, isReplacing);
        term = AddAttribute<ICharTermAttribute>();
        position = AddAttribute<IPositionIncrementAttribute>();
    }

    public static Func<TokenStream, TokenStream> Build(AnalysisPart part)
    {
        Func<string, string> encode = (part.Text("encoder") ?? "metaphone") switch
        {
            "metaphone" => Metaphone.Encode,
            "soundex" => Soundex.Encode,
            "doubleMetaphone" or "refinedSoundex" or "caverphone1" or "caverphone2" or "cologne" or "nysiis" or "koelnerPhonetik" or "haasePhonetik" or "beiderMorse"
                => throw new NotSupportedException($"The encoder '{part.Text("encoder")}'"),
            var other => throw new ArgumentException($"The phonetic encoder '{other}' is unknown."),
        };
        var isReplacing = part.Flag("replace", true);
        return input => new PhoneticFilter(input, encode, isReplacing);
    }

    public override bool IncrementToken()
    {
        if (original is not null)
        {
            RestoreState(original);
            original = null;
            position.PositionIncrement = 0;
            return true;
        }

        if (!m_input.IncrementToken())
            return false;
        var code = encode(term.ToString());
        if (code.Length == 0)
            return true;
        if (!isReplacing && code != term.ToString())
            original = CaptureState();
        term.SetEmpty().Append(code);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        original = null;
    }
}
