using System.Collections.Frozen;

namespace Escouade.Search;

/// <summary>The forms of the verbs that follow no rule but that of their family: « reçoit », « tiendra », « reconnu ».</summary>
/// <remarks>The third group is closed: nobody makes new verbs of it, so that those that texts for businesses use can be named one by one.</remarks>
internal static class ThirdGroupVerbs
{
    private const string Verbs =
        """
        tenir obtenir maintenir soutenir contenir retenir entretenir appartenir detenir venir revenir devenir prevenir intervenir convenir parvenir provenir
        partir repartir sortir ressortir sentir ressentir consentir mentir servir desservir dormir
        ouvrir rouvrir offrir couvrir decouvrir recouvrir souffrir courir parcourir recourir concourir secourir
        recevoir decevoir concevoir percevoir apercevoir voir revoir prevoir savoir vouloir valoir pouvoir devoir
        cueillir accueillir recueillir acquerir conquerir requerir
        repondre vendre revendre attendre perdre rendre descendre defendre dependre entendre etendre suspendre tendre pretendre fondre confondre correspondre repandre
        prendre apprendre comprendre reprendre entreprendre surprendre
        joindre rejoindre craindre plaindre contraindre peindre atteindre eteindre restreindre enfreindre
        mettre permettre promettre soumettre transmettre remettre admettre commettre omettre emettre compromettre battre abattre debattre combattre
        ecrire decrire inscrire prescrire souscrire transcrire reecrire lire relire elire dire redire interdire predire contredire
        conduire produire reproduire construire reconstruire reduire traduire introduire deduire instruire seduire detruire cuire nuire
        connaitre reconnaitre paraitre apparaitre disparaitre suivre poursuivre vivre survivre faire refaire defaire satisfaire
        croire boire plaire deplaire taire conclure exclure inclure rire sourire vaincre convaincre resoudre dissoudre rompre interrompre corrompre
        """;

    // What takes the place of the infinitive's ending: the present's singular as it is, then the stems of its plural, of « ils » and the
    // subjunctive, of the future, and the participle. Folded, as words are.
    private static readonly (string Ending, string Singular, string Plural, string Third, string Future, string Participle)[] Families =
    [
        ("cueillir", "cueille cueilles", "cueill", "cueill", "cueiller", "cueilli"),
        ("prendre", "prends prend", "pren", "prenn", "prendr", "pris"),
        ("vouloir", "veux veut", "voul", "veul", "voudr", "voulu"),
        ("pouvoir", "peux peut", "pouv", "peuv", "pourr", "pu"),
        ("vaincre", "vaincs vainc", "vainqu", "vainqu", "vaincr", "vaincu"),
        ("courir", "cours court", "cour", "cour", "courr", "couru"),
        ("cevoir", "cois coit", "cev", "coiv", "cevr", "cu"),
        ("savoir", "sais sait savent", "sav", "sach", "saur", "su"),
        ("valoir", "vaux vaut", "val", "val", "vaudr", "valu"),
        ("devoir", "dois doit", "dev", "doiv", "devr", "du"),
        ("querir", "quiers quiert", "quer", "quier", "querr", "quis"),
        ("soudre", "sous sout", "solv", "solv", "soudr", "solu"),
        ("mettre", "mets met", "mett", "mett", "mettr", "mis"),
        ("battre", "bats bat", "batt", "batt", "battr", "battu"),
        ("suivre", "suis suit", "suiv", "suiv", "suivr", "suivi"),
        ("croire", "crois croit", "croy", "croi", "croir", "cru"),
        ("rompre", "romps rompt", "romp", "romp", "rompr", "rompu"),
        ("indre", "ins int", "ign", "ign", "indr", "int"),
        ("crire", "cris crit", "criv", "criv", "crir", "crit"),
        ("aitre", "ais ait", "aiss", "aiss", "aitr", "u"),
        ("vivre", "vis vit", "viv", "viv", "vivr", "vecu"),
        ("faire", "fais fait faites font", "fais", "fass", "fer", "fait"),
        ("boire", "bois boit", "buv", "boiv", "boir", "bu"),
        ("clure", "clus clut", "clu", "clu", "clur", "clu"),
        ("enir", "iens ient", "en", "ienn", "iendr", "enu"),
        ("voir", "vois voit", "voy", "voi", "verr", "vu"),
        ("lire", "lis lit", "lis", "lis", "lir", "lu"),
        ("dire", "dis dit dites", "dis", "dis", "dir", "dit"),
        ("uire", "uis uit", "uis", "uis", "uir", "uit"),
        ("aire", "ais ait", "ais", "ais", "air", "u"),
        ("rire", "ris rit", "ri", "ri", "rir", "ri"),
        ("tir", "s t", "t", "t", "tir", "ti"),
        ("vir", "s t", "v", "v", "vir", "vi"),
        ("mir", "s t", "m", "m", "mir", "mi"),
        ("rir", "re res", "r", "r", "rir", "ert"),
        ("dre", "ds d", "d", "d", "dr", "du"),
    ];

    private static readonly string[] PluralEndings = ["ons", "ez", "ais", "ait", "ions", "iez", "aient", "ant"];
    private static readonly string[] ThirdEndings = ["e", "es", "ent"];
    private static readonly string[] FutureEndings = ["ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient"];
    private static readonly string[] ParticipleEndings = ["", "e", "s", "es"];

    private static readonly FrozenDictionary<string, string[]> Infinitives = Verbs
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(infinitive => FormsOf(infinitive).Select(form => (Form: form, Infinitive: infinitive)))
        .GroupBy(pair => pair.Form, pair => pair.Infinitive)
        .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.Distinct().ToArray());

    /// <param name="form">Folded, see <see cref="FrenchWords.Fold"/>.</param>
    public static IReadOnlyList<string> InfinitivesOf(string form) => Infinitives.GetValueOrDefault(form) ?? [];

    private static IEnumerable<string> FormsOf(string infinitive)
    {
        // The longest ending comes first: « prendre » before « -dre ».
        var family = Array.Find(Families, family => infinitive.EndsWith(family.Ending, StringComparison.Ordinal));
        var root = infinitive[..^family.Ending.Length];
        return family.Singular.Split(' ')
            .Concat(PluralEndings.Select(ending => family.Plural + ending))
            .Concat(ThirdEndings.Select(ending => family.Third + ending))
            .Concat(FutureEndings.Select(ending => family.Future + ending))
            .Concat(ParticipleEndings.Select(ending => family.Participle + ending))
            .Select(ending => root + ending);
    }
}
