using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Ranking;

public sealed class ScoreTests(RunningEmulator emulator)
{
    private const string Fields = """
        [{"name":"id","type":"Edm.String","key":true,"searchable":false},
         {"name":"a","type":"Edm.String"},{"name":"b","type":"Edm.String"},{"name":"c","type":"Collection(Edm.String)"}]
        """;

    // Lengths of field a: 1, 4, 2; of field b: 1 in two documents. The byte that keeps a length makes 2 of it 2.56.
    private const string Documents = """
        [{"id":"1","a":"phare"},{"id":"2","a":"phare phare grand nord","b":"phare"},{"id":"3","a":"grand lac","b":"lac","c":["phare","nord"]}]
        """;

    private const double AverageOfA = 7.0 / 3;

    [Fact]
    public async Task A_term_scores_by_the_documents_that_have_the_field()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, Documents);

        var answer = await SearchAsync(path, """{"search":"phare","searchFields":"a"}""");

        Assert.Equal("1 2", answer.Keys);
        Assert.Equal(Bm25.Score(3, 2, 1, 1, AverageOfA), answer.Scores[0], 6);
        Assert.Equal(Bm25.Score(3, 2, 2, 4, AverageOfA), answer.Scores[1], 6);
    }

    [Fact]
    public async Task Scores_of_fields_and_terms_are_summed()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, Documents);

        var answer = await SearchAsync(path, """{"search":"phare nord"}""");

        Assert.Equal("2 1 3", answer.Keys);
        var second = Bm25.Score(3, 2, 2, 4, AverageOfA) + Bm25.Score(2, 1, 1, 1, 1) + Bm25.Score(3, 1, 1, 4, AverageOfA);
        var third = 2 * Bm25.Score(1, 1, 1, 2.56, 2);
        Assert.Equal(second, answer.Scores[0], 5);
        Assert.Equal(third, answer.Scores[2], 5);
    }

    [Fact]
    public async Task A_match_that_scores_in_a_filter_scores_like_the_text_of_a_search()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, Documents);

        var search = await SearchAsync(path, """{"search":"phare"}""");
        var match = await SearchAsync(path, """{"filter":"search.ismatchscoring('phare')"}""");
        var either = await SearchAsync(path, """{"search":"*","filter":"search.ismatchscoring('lac') or id eq '1'"}""");
        var both = await SearchAsync(path, """{"search":"nord","filter":"search.ismatchscoring('phare') and search.ismatch('grand')","searchFields":"a"}""");

        Assert.Equal(search.Scores, match.Scores);
        Assert.Equal(("3 1", 0.0), (either.Keys, either.Scores[1]));
        Assert.Equal("2", both.Keys);
        Assert.Equal(search.Scores[search.Keys.Split(' ').ToList().IndexOf("2")] + Bm25.Score(3, 1, 1, 4, AverageOfA), both.Scores[0], 5);
    }

    [Fact]
    public async Task All_terms_must_be_somewhere_but_in_any_field()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, Documents);

        var answer = await SearchAsync(path, """{"search":"lac phare","searchMode":"all"}""");

        Assert.Equal("3", answer.Keys);
    }

    [Fact]
    public async Task The_parameters_of_the_similarity_count()
    {
        var path = await SmallIndex.MakeAsync(
            emulator, Fields, Documents, """{"similarity":{"@odata.type":"#Microsoft.Azure.Search.BM25Similarity","k1":0.0,"b":0.5}}""");

        var answer = await SearchAsync(path, """{"search":"phare","searchFields":"a"}""");

        // With k1 at 0 neither frequency nor length counts.
        Assert.Equal(Math.Log(1 + (1.5 / 2.5)), answer.Scores[0], 6);
        Assert.Equal(answer.Scores[0], answer.Scores[1], 6);
    }

    [Fact]
    public async Task Documents_that_were_replaced_or_deleted_still_weigh_only_until_they_are_gone()
    {
        var path = await SmallIndex.MakeAsync(emulator, Fields, Documents);
        (await emulator.PostAsync($"{path}/docs/search.index", """{"value":[{"@search.action":"delete","id":"2"}]}""")).MustBe(200);

        var answer = await SearchAsync(path, """{"search":"phare","searchFields":"a","count":true}""");

        Assert.Equal("1", answer.Keys);
    }

    private async Task<Answer> SearchAsync(string path, string body) => (await emulator.PostAsync($"{path}/docs/search.post.search", body)).MustBe(200);
}
