using Xunit;

namespace Escouade.SearchEmulator.Fixtures;

/// <summary>An index of a few French articles that hold values of every type, and nulls.</summary>
public sealed class ArticlesIndex(RunningEmulator emulator) : IAsyncLifetime
{
    private const string Fields = """
        [
          {"name":"id","type":"Edm.String","key":true,"searchable":false},
          {"name":"title","type":"Edm.String","analyzer":"fr.lucene"},
          {"name":"text","type":"Edm.String","analyzer":"fr.lucene","filterable":false,"sortable":false,"facetable":false},
          {"name":"themes","type":"Collection(Edm.String)","searchable":false},
          {"name":"publishedAt","type":"Edm.DateTimeOffset"},
          {"name":"views","type":"Edm.Int32"},
          {"name":"rating","type":"Edm.Double"},
          {"name":"isFree","type":"Edm.Boolean"},
          {"name":"place","type":"Edm.GeographyPoint"},
          {"name":"marks","type":"Collection(Edm.Int32)"},
          {"name":"days","type":"Collection(Edm.DateTimeOffset)"},
          {"name":"flags","type":"Collection(Edm.Boolean)"},
          {"name":"stops","type":"Collection(Edm.GeographyPoint)"},
          {"name":"author","type":"Edm.ComplexType","fields":[
            {"name":"name","type":"Edm.String"},{"name":"city","type":"Edm.String","normalizer":"standard"}]},
          {"name":"sections","type":"Collection(Edm.ComplexType)","fields":[
            {"name":"heading","type":"Edm.String","analyzer":"fr.lucene"},{"name":"minutes","type":"Edm.Int32"},
            {"name":"tags","type":"Collection(Edm.String)","searchable":false}]}
        ]
        """;

    private const string Documents = """
        {"value":[
          {"id":"1","title":"Écrire une infolettre","text":"Une infolettre se lit en deux minutes. Choisissez un seul sujet! Les infolettres courtes gagnent des lecteurs.",
           "themes":["courriel","contenu"],"publishedAt":"2024-01-15T08:00:00Z","views":120,"rating":4.5,"isFree":true,"marks":[1,5,9],"flags":[true],
           "days":["2024-01-01T00:00:00Z","2024-02-01T00:00:00Z"],
           "place":{"type":"Point","coordinates":[-73.5673,45.5017]},"stops":[{"type":"Point","coordinates":[-73.5673,45.5017]},{"type":"Point","coordinates":[-71.208,46.8139]}],
           "author":{"name":"Élodie","city":"Montréal"},
           "sections":[{"heading":"L'objet","minutes":2,"tags":["a","b"]},{"heading":"L'envoi","minutes":5,"tags":["c"]}]},
          {"id":"2","title":"Choisir un hébergeur","text":"Un hébergeur garde votre site. Comparez le prix et la vitesse.",
           "themes":["web"],"publishedAt":"2024-03-02T12:30:00.5Z","views":40,"rating":3.0,"isFree":false,"marks":[2],"flags":[true,false],
           "place":{"type":"Point","coordinates":[-71.208,46.8139]},"stops":[{"type":"Point","coordinates":[-71.208,46.8139]}],
           "author":{"name":"Luc","city":"Québec"},
           "sections":[{"heading":"Le prix","minutes":5,"tags":["a"]},{"heading":"L'objet","minutes":9,"tags":[]}]},
          {"id":"3","title":"Photographier ses produits","text":"La lumière du jour suffit. Une infolettre gagne à montrer de belles photos.",
           "themes":["contenu","photo"],"publishedAt":"2024-03-20T00:00:00Z","views":300,"rating":4.0,"isFree":true,"sections":[]},
          {"id":"4","title":"Répondre aux avis","text":"Remerciez, puis répondez. Un avis négatif mérite une réponse calme.",
           "themes":[],"publishedAt":"2023-11-05T23:59:59.999Z","views":null,"rating":"NaN","isFree":null,
           "place":{"type":"Point","coordinates":[-64.48,48.83]},"author":{"name":null,"city":"GASPE"}},
          {"id":"5","title":"Mesurer ses visites","text":"Les visites se comptent par jour et par page.",
           "themes":["web","mesure"],"publishedAt":null,"views":0,"rating":5.0,"isFree":true,"marks":[],
           "place":{"type":"Point","coordinates":[-73.6,45.52]},"author":{"name":"Élodie","city":"Montréal"},
           "sections":[{"heading":"La page","minutes":null,"tags":["a","c"]}]}
        ]}
        """;

    public string Name { get; } = emulator.NewName();

    public string Path => $"/indexes('{Name}')";

    public async ValueTask InitializeAsync()
    {
        var definition = $$"""
            {"name":"{{Name}}","fields":{{Fields}},"suggesters":[{"name":"sg","searchMode":"analyzingInfixMatching","sourceFields":["title","text"]}]}
            """;
        (await emulator.PostAsync("/indexes", definition)).MustBe(201);
        (await emulator.PostAsync($"{Path}/docs/search.index", Documents)).MustBe(200);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<Answer> SearchAsync(string body) => emulator.PostAsync($"{Path}/docs/search.post.search", body);

    public async Task<string> FilterAsync(string filter)
        => (await SearchAsync(new System.Text.Json.Nodes.JsonObject { ["filter"] = filter, ["top"] = 100 }.ToJsonString())).MustBe(200).KeySet;

    public async Task<Answer> RefuseFilterAsync(string filter)
        => (await SearchAsync(new System.Text.Json.Nodes.JsonObject { ["filter"] = filter }.ToJsonString())).MustBe(400);

    public Task<Answer> SuggestAsync(string body) => emulator.PostAsync($"{Path}/docs/search.post.suggest", body);

    public Task<Answer> CompleteAsync(string body) => emulator.PostAsync($"{Path}/docs/search.post.autocomplete", body);
}
