using System.Collections.Frozen;

namespace Escouade.Search;

/// <summary>Other forms of a word that the service's stemmer takes for another word.</summary>
internal static class FrenchForms
{
    // Adjectives whose forms have no stem in common.
    private static readonly FrozenDictionary<string, string[]> Adjectives = new[]
    {
        "nouveau nouvel nouveaux nouvelle nouvelles", "vieux vieil vieille vieilles", "beau bel beaux belle belles", "public publics publique publiques",
        "blanc blancs blanche blanches", "franc francs franche franches", "sec secs seche seches", "frais fraiche fraiches", "long longs longue longues",
        "doux douce douces", "faux fausse fausses", "fou fol fous folle folles", "mou mol mous molle molles", "favori favoris favorite favorites", "grec grecs grecque grecques",
    }
        .Select(forms => forms.Split(' '))
        .SelectMany(forms => forms.Select(form => (form, Others: forms.Where(other => other != form).ToArray())))
        .ToFrozenDictionary(pair => pair.form, pair => pair.Others);

    /// <param name="word">Folded, see <see cref="FrenchWords.Fold"/>.</param>
    public static IEnumerable<string> Of(string word) => FrenchVerbs.InfinitivesOf(word).Concat(Adjectives.GetValueOrDefault(word) ?? []);
}
