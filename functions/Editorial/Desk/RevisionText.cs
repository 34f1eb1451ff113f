using Escouade.Content.Entries;
using Escouade.Content.Text;

namespace Escouade.Editorial.Desk;

/// <summary>What readers see of a revision, without its markup: the text that passages are passages of.</summary>
internal sealed class RevisionText(IEntryStore entries, EntryRenderer renderer)
{
    public async Task<string> ReadAsync(string revision, CancellationToken cancellationToken)
    {
        var document = await entries.ReadRevisionAsync(revision, cancellationToken);
        return renderer.Render(document.Body, _ => null, document.Language).PlainText;
    }
}
