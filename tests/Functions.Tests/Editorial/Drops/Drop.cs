using System.Text;
using Escouade.Content.Text;
using Escouade.Media.Images;
using Xunit;

namespace Escouade.Editorial.Drops;

/// <summary>Drops files in front of the reader.</summary>
internal static class Drop
{
    public static readonly DropCatalogue Catalogue = new(
        text => Slug.From(text) is "marketing" or "marketing-et-publicite" ? "marketing" : Slug.From(text) is "gestion" ? "gestion" : null,
        text => Slug.From(text) switch
        {
            "maude-tremblay" => "maude-tremblay",
            "karim-benali" => "karim-benali",
            _ => null,
        },
        ["Marketing et publicité", "Gestion"]);

    private static readonly DropReader Reader = new(new EntryRenderer(), new ImageInspector(), TimeProvider.System);

    public static Task<DropReading> TextAsync(string text, string name = "article.md") => BytesAsync(Encoding.UTF8.GetBytes(text), name);

    public static async Task<DropReading> BytesAsync(byte[] bytes, string name)
    {
        using var stream = new MemoryStream(bytes);
        return await Reader.ReadAsync(name, stream, Catalogue, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads a text that has to be refused for one reason alone.</summary>
    public static async Task<DropProblem> RefusedAsync(string text, string name = "article.md")
        => OnlyProblem(await TextAsync(text, name));

    public static DropProblem OnlyProblem(DropReading reading)
    {
        Assert.Null(reading.Document);
        Assert.Null(reading.Expert);
        return Assert.Single(reading.Problems);
    }
}
