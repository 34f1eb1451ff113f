using Azure.Search.Documents.Indexes.Models;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Rest;

public sealed class SynonymMapTests(RunningEmulator emulator)
{
    [Fact]
    public async Task The_client_keeps_synonym_maps()
    {
        var indexes = emulator.Indexes;
        var cancellation = TestContext.Current.CancellationToken;
        var map = new SynonymMap(emulator.NewName(), "courriel,courrier électronique\nweb => toile");

        var created = await indexes.CreateSynonymMapAsync(map, cancellation);
        created.Value.Synonyms = "a,b";
        var changed = await indexes.CreateOrUpdateSynonymMapAsync(created.Value, onlyIfUnchanged: true, cancellation);
        var read = await indexes.GetSynonymMapAsync(map.Name, cancellation);
        var all = await indexes.GetSynonymMapsAsync(cancellation);
        var deleted = await indexes.DeleteSynonymMapAsync(map.Name, cancellation);

        Assert.Equal((201, 200, 204), (created.GetRawResponse().Status, changed.GetRawResponse().Status, deleted.Status));
        Assert.Equal("a,b", read.Value.Synonyms);
        Assert.Contains(all.Value, other => other.Name == map.Name);
    }

    [Fact]
    public async Task A_second_arrow_in_a_rule_is_refused()
    {
        var answer = await emulator.PostAsync("/synonymmaps", $$"""{"name":"{{emulator.NewName()}}","format":"solr","synonyms":"a => b => c"}""");

        Assert.Equal(
            "Syntax error in line 1: 'a => b => c'. Only one explicit mapping (=>) can be specified in a synonym rule.", answer.MustBe(400).ErrorMessage);
    }

    [Fact]
    public async Task Rules_widen_queries_of_their_field_at_once()
    {
        var map = emulator.NewName();
        (await emulator.PutAsync($"/synonymmaps('{map}')", Map("infolettre, bulletin\nvélo => bicyclette\nordi, ordinateur portable"))).MustBe(201);
        var path = await SmallIndex.MakeAsync(
            emulator,
            $$"""[{"name":"id","type":"Edm.String","key":true,"searchable":false},{"name":"a","type":"Edm.String","synonymMaps":["{{map}}"]},{"name":"b","type":"Edm.String"}]""",
            """[{"id":"1","a":"bulletin mensuel","b":"infolettre"},{"id":"2","a":"bicyclette"},{"id":"3","a":"vélo"},{"id":"4","a":"un ordinateur portable"},{"id":"5","a":"portable"}]""");

        Assert.Equal("1", await FoundAsync("""{"search":"infolettre","searchFields":"a"}"""));
        Assert.Equal("1", await FoundAsync("""{"search":"\"infolettre mensuel\"","searchFields":"a"}"""));
        Assert.Equal("", await FoundAsync("""{"search":"bulletin","searchFields":"b"}"""));
        Assert.Equal("2", await FoundAsync("""{"search":"vélo"}"""));
        Assert.Equal("3", await FoundAsync("""{"search":"vélo*"}"""));
        Assert.Equal("4", await FoundAsync("""{"search":"ordi"}"""));
        (await emulator.PutAsync($"/synonymmaps('{map}')", Map("vélo, bicyclette"))).MustBe(200);
        Assert.Equal("2 3", await FoundAsync("""{"search":"vélo"}"""));

        string Map(string rules) => $$"""{"name":"{{map}}","format":"solr","synonyms":"{{rules.Replace("\n", "\\n", StringComparison.Ordinal)}}"}""";

        async Task<string> FoundAsync(string body) => (await emulator.PostAsync($"{path}/docs/search.post.search", body)).MustBe(200).KeySet;
    }

    [Fact]
    public async Task An_encryption_key_is_told_to_be_lacking()
    {
        var answer = await emulator.PostAsync("/synonymmaps", $$"""{ "name":"{{emulator.NewName()}}","synonyms":"a,b","encryptionKey":{"keyVaultKeyName":"k"} }""");

        Assert.EndsWith("not supported by the emulator.", answer.MustBe(400).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_cannot_name_a_map_that_is_not_there()
    {
        var name = emulator.NewName();
        var definition = $$"""{"name":"{{name}}","fields":[{"name":"id","type":"Edm.String","key":true,"synonymMaps":["none-{{name}}"]}]}""";

        var created = await emulator.PostAsync("/indexes", definition);
        var put = await emulator.PutAsync($"/indexes('{name}')", definition);

        Assert.StartsWith($"The request is invalid. Details: definition : The synonym map 'none-{name}' specified in the field 'id' does not exist.", created.MustBe(400).ErrorMessage, StringComparison.Ordinal);
        put.MustBe(400);
    }

    [Fact]
    public async Task Missing_maps_are_told()
    {
        var read = await emulator.GetAsync("/synonymmaps('nowhere')");

        Assert.StartsWith("No synonym map with the name 'nowhere' was found in service '", read.MustBe(404).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(404, (await emulator.DeleteAsync("/synonymmaps('nowhere')")).Status);
        Assert.Equal(412, (await emulator.DeleteAsync("/synonymmaps('nowhere')", ("If-Match", "*"))).Status);
    }
}
