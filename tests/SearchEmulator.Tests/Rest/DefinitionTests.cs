using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Rest;

/// <summary>A definition that the service would refuse is refused here, not taken for something else.</summary>
public sealed class DefinitionTests(RunningEmulator emulator)
{
    [Theory]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String"}]}""", "Found 0 key fields in index")]
    [InlineData("""{"fields":[{"name":"a","type":"Edm.String","key":true},{"name":"b","type":"Edm.String","key":true}]}""", "Found 2 key fields in index")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.Int32","key":true}]}""", "key field")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.Guid","key":true}]}""", "Edm.Guid")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"id","type":"Edm.String"}]}""", "Duplicate field name")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"1a","type":"Edm.String"}]}""", "Invalid field name")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.String","analyzer":"none"}]}""", "'none'")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"c","type":"Edm.ComplexType"}]}""", "sub-field")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"suggesters":[{"name":"s","searchMode":"analyzingInfixMatching","sourceFields":["x"]}]}""", "'x'")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"similarity":{"@odata.type":"#Microsoft.Azure.Search.ClassicSimilarity"}}""", "ClassicSimilarity")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"encryptionKey":{"keyVaultKeyName":"k"}}""", "not supported by the emulator")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"corsOptions":{"allowedOrigins":"*"}}""", "allowedOrigins")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"corsOptions":{"allowedOrigins":["*"],"maxAgeInSeconds":"1"}}""", "maxAgeInSeconds")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"suggester":[]}""", "'suggester' does not exist on type")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.String","serchable":true}]}""", "'serchable' does not exist on type")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.String","sensitivityLabel":true}]}""", "not supported by the emulator")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"suggesters":[{"name":"s","sourceFields":[],"mode":"x"}]}""", "'mode' does not exist on type")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"tokenizers":[{"@odata.type":"#Microsoft.Azure.Search.StandardTokenizerV2","name":"t","length":1}]}""", "'length' does not exist on type")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"charFilters":[{"@odata.type":"#Microsoft.Azure.Search.MappingCharFilter","name":"m","mappings":["\\x41=>b"]}],"analyzers":[{"@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","name":"n","tokenizer":"standard_v2","charFilters":["m"]}]}""", "not supported by the emulator")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"charFilters":[{"@odata.type":"#Microsoft.Azure.Search.MappingCharFilter","name":"m","mappings":["a=>\\"]}],"analyzers":[{"@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","name":"n","tokenizer":"standard_v2","charFilters":["m"]}]}""", "not valid")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"charFilters":[{"@odata.type":"#Microsoft.Azure.Search.MappingCharFilter","name":"m","mappings":["\\u00g0=>b"]}],"analyzers":[{"@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","name":"n","tokenizer":"standard_v2","charFilters":["m"]}]}""", "not valid")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"charFilters":[{"@odata.type":"#Microsoft.Azure.Search.MappingCharFilter","name":"m","mappings":["\\u004=>b"]}],"analyzers":[{"@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","name":"n","tokenizer":"standard_v2","charFilters":["m"]}]}""", "not valid")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"tokenFilters":[{"@odata.type":"#Microsoft.Azure.Search.SynonymTokenFilter","name":"y","synonyms":["a=>b=>c"]}],"analyzers":[{"@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","name":"n","tokenizer":"standard_v2","tokenFilters":["y"]}]}""", "Invalid synonym rule")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"scoringProfiles":{}}""", "'scoringProfiles' must be an array")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"suggesters":{}}""", "'suggesters' must be an array")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"analyzers":{}}""", "'analyzers' must be an array")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"tokenFilters":{}}""", "'tokenFilters' must be an array")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"normalizers":{}}""", "'normalizers' must be an array")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"vectorSearch":1}""", "vectorSearch")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"v","type":"Collection(Edm.Single)","dimensions":2,"vectorSearchProfile":"p"}],"vectorSearch":{"algorithms":[{"name":"h","kind":"hnsw"}],"profiles":[{"name":"p","algorithm":"x"}]}}""", "The algorithm of vector search profile 'p' does not exist")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"v","type":"Collection(Edm.Single)","dimensions":2,"vectorSearchProfile":"p"}],"vectorSearch":{"algorithms":[{"name":"h","kind":"hnsw","hnswParameters":{"metric":"hamming"}}],"profiles":[{"name":"p","algorithm":"h"}]}}""", "not supported by the emulator")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"v","type":"Collection(Edm.Single)","dimensions":2,"vectorSearchProfile":"p"}],"vectorSearch":{"algorithms":[{"name":"h","kind":"hnsw","hnswParameters":{"m":3}}],"profiles":[{"name":"p","algorithm":"h"}]}}""", "between 4 and 10")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"v","type":"Collection(Edm.Single)","dimensions":2,"vectorSearchProfile":"p"}],"vectorSearch":{"algorithms":[{"name":"h","kind":"hnsw"},{"name":"h","kind":"hnsw"}],"profiles":[{"name":"p","algorithm":"h"}]}}""", "more than once")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.String","dimensions":2}]}""", "cannot have dimensions")]
    [InlineData("""{"fields":{}}""", "'fields' must be an array")]
    [InlineData("""{"fields":[1]}""", "")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.String","synonymMaps":[null]}]}""", "array of names")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.Int32","synonymMaps":["x"]}]}""", "not a searchable string field")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.String","searchAnalyzer":"simple"}]}""", "both 'indexAnalyzer' and 'searchAnalyzer'")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.String","analyzer":"simple","searchAnalyzer":"simple","indexAnalyzer":"simple"}]}""", "either 'analyzer'")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.Int32","normalizer":"lowercase"}]}""", "normalizer")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true},{"name":"a","type":"Edm.String","filterable":false,"sortable":false,"facetable":false,"normalizer":"lowercase"}]}""", "normalizer")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"suggesters":[{"name":"s","sourceFields":[]}]}""", "at least one source field")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"scoringProfiles":[{"name":"1p"}]}""", "Invalid field name: '1p'")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"scoringProfiles":[{"name":"p","text":{"weights":[]}}]}""", "not valid")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"similarity":{"@odata.type":"#Microsoft.Azure.Search.BM25Similarity","b":2}}""", "between 0 and 1")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"analyzers":[{"name":"c","@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","tokenizer":"standard_v2","tokenFilters":"lowercase"}]}""", "must be an array")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"analyzers":[{"name":"fr.lucene","@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","tokenizer":"standard_v2"}]}""", "Invalid name: 'fr.lucene'")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"tokenizers":[{"name":"t","@odata.type":"#Microsoft.Azure.Search.StandardTokenizerV2","maxTokenLength":301}]}""", "between 1 and 300")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"normalizers":[{"name":"n","@odata.type":"#Microsoft.Azure.Search.CustomNormalizer","tokenFilters":["stopwords"]}]}""", "cannot be used in a normalizer")]
    [InlineData("""{"fields":[{"name":"id","type":"Edm.String","key":true}],"normalizers":[{"name":"n","@odata.type":"#Microsoft.Azure.Search.CustomNormalizer","charFilters":["html_strip"]}]}""", "cannot be used in a normalizer")]
    public async Task Definitions_that_do_not_fit_are_refused(string members, string message)
    {
        var answer = await emulator.PostAsync("/indexes", $$"""{"name":"{{emulator.NewName()}}",{{members[1..]}}""");

        Assert.Contains(message, answer.MustBe(400).ErrorMessage, StringComparison.Ordinal);
    }
}
