using System.Globalization;
using System.Text;

namespace Escouade.Search;

/// <summary>Words as the index compares them, and those that say nothing of what a text is about.</summary>
internal static class FrenchWords
{
    /// <summary>Without accents; « été » is not among them, for it is a season too.</summary>
    private static readonly HashSet<string> Stop = new HashSet<string>(
        """
        a au aux avec ce ces cet cette ceci cela ca c d dans de des du elle elles en et eux il ils j je l la le les leur leurs lui m ma mais me meme mes moi mon n ne nos notre nous
        on ou par pas pour qu que qui s sa se ses si son sur t ta te tes toi ton tu un une vos votre vous y est sont suis es sommes etes etait etaient etre ai as avons avez ont avait avaient avoir
        comment combien pourquoi quand quel quelle quels quelles quoi dont lorsque puisque jusque
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    // What a question is made of, and says nothing of its answer; English beside it.
    private static readonly HashSet<string> Asking = new(
        """
        faire fait faut dois doit peut peux puis veux veut sans plus tres bien tout tous toute toutes mieux moins entre chez vers afin ainsi alors donc aussi comme
        how what which when where why who do does can i my me the a an of for to in on and or is are with your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly string[] Elided = ["l'", "d'", "j'", "m'", "t'", "s'", "n'", "c'", "qu'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'"];

    // An apostrophe within, and nothing elided before it: one word, as the index has it.
    private static readonly HashSet<string> Whole = new(["aujourd'hui", "quelqu'un", "quelqu'une", "presqu'ile", "prud'homme", "prud'hommes"], StringComparer.Ordinal);

    public static bool IsWhole(string folded) => Whole.Contains(folded);

    public static bool IsEmpty(string folded) => Stop.Contains(folded) || Asking.Contains(folded);

    /// <summary>Lower case, no accent, no ligature, no elided article: as <see cref="Service.FrenchAnalysis.Words"/> leaves a word.</summary>
    public static string Fold(string word)
    {
        var lower = word.Replace('’', '\'').ToLowerInvariant().Replace("œ", "oe", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal);
        var article = IsWhole(lower) ? "" : Array.Find(Elided, elided => lower.StartsWith(elided, StringComparison.Ordinal)) ?? "";
        var folded = new StringBuilder(lower.Length);
        foreach (var sign in lower[article.Length..].Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) is not UnicodeCategory.NonSpacingMark)
                folded.Append(sign);
        }
        return folded.ToString();
    }

    /// <summary>How many letters may be wrong: none in short words, which are near too many others, nor in what is longer than any word and takes the service seconds to compare.</summary>
    public static int TyposIn(string folded) => folded.Length switch { < 5 => 0, < 9 => 1, < 32 => 2, _ => 0 };
}
