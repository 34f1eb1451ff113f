using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.TokenAttributes;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>The <c>unique</c> filter: drops repeated terms, at one position or in the whole text.</summary>
internal sealed class RemoveDuplicatesOrAll(TokenStream input, bool samePosition)
{
    public TokenStream Stream { get; } = samePosition ? new RemoveDuplicatesTokenFilter(input) : new UniqueTermFilter(input);

    private sealed class UniqueTermFilter : TokenFilter
    {
        private readonly ICharTermAttribute term;
        private readonly IPositionIncrementAttribute increment;
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);

        public UniqueTermFilter(TokenStream input)
            : base(input)
        {
            term = AddAttribute<ICharTermAttribute>();
            increment = AddAttribute<IPositionIncrementAttribute>();
        }

        public override bool IncrementToken()
        {
            var skipped = 0;
            while (m_input.IncrementToken())
            {
                if (seen.Add(term.ToString()))
                {
                    increment.PositionIncrement += skipped;
                    return true;
                }

                skipped += increment.PositionIncrement;
            }

            return false;
        }

        public override void Reset()
        {
            base.Reset();
            seen.Clear();
        }
    }
}
