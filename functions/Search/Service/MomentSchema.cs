using Azure.Search.Documents.Indexes.Models;

namespace Escouade.Search.Service;

/// <summary>The search index of what is said, a document a moment, beside the one of entries and as old as that.</summary>
internal static class MomentSchema
{
    public const string Id = "id";
    public const string Entry = "entry";
    public const string Track = "track";
    public const string From = "from";

    /// <summary>When its words are said: pairs of the characters before a place and its second, such as <c>0 12.5 38 15.2</c>.</summary>
    public const string Marks = "marks";

    public const string Text = "text";

    /// <summary>The same, word by word.</summary>
    public const string Words = "words";

    /// <param name="entries">Name of the index of entries.</param>
    public static string NameOf(string entries) => $"{entries}-moments";

    public static SearchIndex Index(string name)
    {
        var index = new SearchIndex(name)
        {
            Fields =
            {
                new SimpleField(Id, SearchFieldDataType.String) { IsKey = true },
                new SimpleField(Entry, SearchFieldDataType.String) { IsFilterable = true },
                new SimpleField(Track, SearchFieldDataType.String) { IsFilterable = true },
                new SimpleField(From, SearchFieldDataType.Double) { IsSortable = true },
                new SimpleField(Marks, SearchFieldDataType.String),
                new SearchableField(Text) { AnalyzerName = FrenchAnalysis.Stems, SynonymMapNames = { Glossary.MapName } },
                new SearchableField(Words) { AnalyzerName = FrenchAnalysis.Words },
            },
        };
        FrenchAnalysis.AddTo(index);
        return index;
    }
}
