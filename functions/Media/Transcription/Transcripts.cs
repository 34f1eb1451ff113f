using System.Globalization;
using Escouade.Content;
using Escouade.Media.Captions;
using Escouade.Media.Costs;
using Escouade.Media.Renditions;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Escouade.Platform.Mail;
using Escouade.Platform.Storage;
using Microsoft.Extensions.Options;

namespace Escouade.Media.Transcription;

/// <summary>Has written down what is said in a medium of which nobody did, as long as the month's money lasts.</summary>
internal sealed class Transcripts(
    IMediaStore media, IRenditionFiles files, ICaptionStore captions, ISpendingStore spending, IGlossary glossary, MediaLibrary library, IWorkQueue queue, IOutbox outbox,
    IOptions<TranscriptionOptions> options, IOptions<CostOptions> prices, IOptions<IdentityOptions> identity, IOptions<SiteOptions> site, TimeProvider clock, ILogger<Transcripts> logger)
{
    private readonly Lazy<ITranscriber?> transcriber = new(() => options.Value switch
    {
        { Endpoint: { } endpoint } => new SpeechTranscriber(endpoint),
        { Executable: { Length: > 0 } executable, Model: { Length: > 0 } model } => new WhisperTranscriber(executable, model),
        _ => null,
    });

    /// <summary>Whether anybody is there to write.</summary>
    public bool IsPossible => transcriber.Value is not null;

    private string Month => clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <returns>CA$ spent this month, and what may be.</returns>
    public async Task<(double Spent, double Most)> FindBudgetAsync(CancellationToken cancellationToken) => (await spending.FindAsync(Month, cancellationToken), options.Value.MonthlyBudget);

    /// <summary>Asks for it where nobody did for this file, and there are no words. May be asked again.</summary>
    public async Task AskAsync(string id, CancellationToken cancellationToken)
    {
        if (IsPossible && await media.FindAsync(id, cancellationToken) is { State: MediaState.Received or MediaState.Ready, Content.Audio: not null, Source: { } source } item
            && (await media.FindTranscriptAsync(id, cancellationToken))?.Source != source && await FindWordsAsync(item, cancellationToken) is not { Kind: CaptionKind.Reviewed })
            await SendAsync(id, source, cancellationToken);
    }

    /// <summary>Asks for it whatever became of it before.</summary>
    public Task AskAgainAsync(MediaItem item, CancellationToken cancellationToken) => SendAsync(item.Id, item.Source!, cancellationToken);

    /// <summary>Writes it down. The same again changes nothing.</summary>
    public async Task WriteAsync(string id, string source, CancellationToken cancellationToken)
    {
        if (transcriber.Value is not { } writer || await media.FindAsync(id, cancellationToken) is not { Content: { } content } item || item.Source != source
            || (await media.ListStepsAsync(id, cancellationToken)).Where(step => step.Source == source).SelectMany(step => step.Renditions).FirstOrDefault(one => one.Name == SoundEncoder.Everywhere) is not { } sound)
            return;
        var words = await FindWordsAsync(item, cancellationToken);
        // What a machine heard in the file before is not what is said in this one.
        var isSaid = words is { Kind: CaptionKind.Reviewed } || words is not null && (await media.FindTranscriptAsync(id, cancellationToken))?.Source == source;
        var state = isSaid ? TranscriptState.Written
            : writer.IsPaid && !await ReserveAsync(item, MediaEstimate.Of(content, item.File.Size, prices.Value), cancellationToken) ? TranscriptState.OverBudget
            : await WriteAsync(writer, item, sound, words, cancellationToken);
        await media.SaveTranscriptAsync(id, new(source, state, clock.GetUtcNow()), cancellationToken);
        if (state is TranscriptState.Written)
            await library.RefreshAsync(id, cancellationToken);
    }

    private async Task<TranscriptState> WriteAsync(ITranscriber writer, MediaItem item, Rendition sound, CaptionTrack? before, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("transcript");
        try
        {
            var file = new FileInfo(Path.Combine(folder.FullName, sound.Name));
            await files.DownloadAsync(sound, file, cancellationToken);
            var cues = SaidCues.Of(await writer.TranscribeAsync(file, item.Language, glossary.Terms, cancellationToken));
            if (cues.Count == 0)
                return TranscriptState.NoSpeech;
            // Where somebody wrote it meanwhile, theirs stands.
            await captions.SaveAsync(item.Id, new(item.Language, (before?.Version ?? 0) + 1, CaptionKind.Automatic, cues, "", clock.GetUtcNow()) { ETag = before?.ETag }, cancellationToken);
            return TranscriptState.Written;
        }
        catch (TranscriptionRefusedException refusal)
        {
            logger.LogWarning(refusal, "Medium {Id} is not transcribed.", item.Id);
            return TranscriptState.Refused;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<bool> ReserveAsync(MediaItem item, MediaEstimate estimate, CancellationToken cancellationToken)
    {
        var most = options.Value.MonthlyBudget;
        if (await spending.TryReserveAsync(Month, $"{item.Id}-{item.File.Number.ToString(CultureInfo.InvariantCulture)}", estimate.Transcription, most, cancellationToken))
            return true;
        // Once a month, whoever is the last to ask.
        if (identity.Value.Administrator is { Length: > 0 } administrator)
            await outbox.AskAsync(new($"budget {Month}", administrator, null, new MailContent.Notification(TranscriptionTexts.BudgetTitle(), TranscriptionTexts.BudgetText(most)) { Link = site.Value.Url }), cancellationToken);
        return false;
    }

    private Task<CaptionTrack?> FindWordsAsync(MediaItem item, CancellationToken cancellationToken) => captions.FindAsync(item.Id, item.Language, version: null, cancellationToken);

    private Task SendAsync(string id, string source, CancellationToken cancellationToken)
        => queue.SendAsync(StorageNames.TranscribeSound, new TranscribeSound.Message(id, source), MediaJson.Wire.TranscribeSoundMessage, cancellationToken: cancellationToken);
}
