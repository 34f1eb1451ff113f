namespace Escouade.Editorial.Drops;

/// <summary>The header's fields under all the names that authors give them, in French and English.</summary>
internal static class FieldNames
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Summary = "summary";
    public const string Slug = "slug";
    public const string Theme = "theme";
    public const string Tags = "tags";
    public const string Level = "level";
    public const string Sectors = "sectors";
    public const string Tools = "tools";
    public const string TimeToDo = "timeToDo";
    public const string Cost = "cost";
    public const string Experts = "experts";
    public const string Cover = "cover";
    public const string CoverAlt = "coverAlt";
    public const string Licence = "licence";
    public const string Media = "media";
    public const string CanonicalUrl = "canonicalUrl";
    public const string PublishedAt = "publishedAt";
    public const string Language = "language";
    public const string Kind = "kind";
    public const string Body = "body";

    public const string Name = "name";
    public const string Function = "function";
    public const string Organisation = "organisation";
    public const string Fields = "fields";
    public const string Region = "region";
    public const string Languages = "languages";
    public const string Links = "links";
    public const string Photo = "photo";
    public const string IsExample = "isExample";
    public const string Capacity = "capacity";
    public const string Availability = "availability";
    public const string Since = "since";

    private static readonly Dictionary<string, string> Entry = Names(
        (Id, "id identifiant"),
        (Title, "titre title"),
        (Summary, "resume summary description"),
        (Slug, "adresse slug"),
        (Theme, "theme"),
        (Tags, "etiquettes etiquette tags tag mots-cles keywords"),
        (Level, "niveau level"),
        (Sectors, "secteurs secteur sectors sector"),
        (Tools, "outils outil tools tool"),
        (TimeToDo, "temps duree time time-to-do"),
        (Cost, "cout cost"),
        (Experts, "experts expert expertes experte auteurs auteur autrices autrice authors author"),
        (Cover, "couverture cover"),
        (CoverAlt, "couverture-alt cover-alt"),
        (Licence, "licence license"),
        (Media, "media enregistrement"),
        (CanonicalUrl, "url-canonique canonical-url canonical"),
        (PublishedAt, "date published-at"),
        (Language, "langue language lang"),
        (Kind, "genre kind type"));

    private static readonly Dictionary<string, string> Expert = Names(
        (Id, "id identifiant"),
        (Kind, "genre kind type"),
        (Name, "nom name titre title"),
        (Slug, "adresse slug"),
        (Function, "fonction function role poste"),
        (Organisation, "organisation organization organisme entreprise"),
        (Fields, "domaines domaine fields field themes theme"),
        (Region, "region"),
        (Languages, "langues langue languages language"),
        (Links, "liens lien links link"),
        (Photo, "photo image"),
        (IsExample, "exemple example"),
        (Capacity, "titre-de qualite a-titre-de capacity"),
        (Availability, "disponibilite availability"),
        (Since, "depuis since"));

    /// <returns>Null where the platform does not know the key.</returns>
    public static string? OfEntry(string key) => Entry.GetValueOrDefault(Fold(key));

    /// <returns>Null where the platform does not know the key.</returns>
    public static string? OfExpert(string key) => Expert.GetValueOrDefault(Fold(key));

    private static Dictionary<string, string> Names(params (string Field, string Keys)[] fields)
        => fields.SelectMany(field => field.Keys.Split(' '), (field, key) => (field.Field, Key: Fold(key))).ToDictionary(name => name.Key, name => name.Field);

    // Case, accents, spaces, dashes and underscores count for nothing: canonicalUrl, URL canonique, url_canonique.
    private static string Fold(string key) => Content.Text.Slug.From(key).Replace("-", "", StringComparison.Ordinal);
}
