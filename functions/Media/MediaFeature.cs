using Escouade.Content;
using Escouade.Content.Images;
using Escouade.Media.Captions;
using Escouade.Media.Chapters;
using Escouade.Media.Costs;
using Escouade.Media.Drops;
using Escouade.Media.Images;
using Escouade.Media.Jobs;
using Escouade.Media.Quarantine;
using Escouade.Media.Renditions;
using Escouade.Media.Tags;
using Escouade.Media.Transcription;
using Escouade.Media.Uploads;

namespace Escouade.Media;

/// <summary>Images, sound and moving pictures.</summary>
internal static class MediaFeature
{
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<CostOptions>(configuration.GetSection(CostOptions.Section))
        .Configure<TranscriptionOptions>(configuration.GetSection(TranscriptionOptions.Section))
        .Configure<QuarantineOptions>(configuration.GetSection(QuarantineOptions.Section))
        .AddSingleton<IImageInspector, ImageInspector>()
        .AddSingleton<IImageStore, BlobImageStore>()
        .AddSingleton<IMediaStore, TableMediaStore>()
        .AddSingleton<IUploadFiles, BlobUploadFiles>()
        .AddSingleton<MediaInspector>()
        .AddSingleton<MediaChanges>()
        .AddSingleton<Quarantine.Quarantine>()
        .AddSingleton<ICaptionStore, TableCaptionStore>()
        .AddSingleton<IChapterStore, TableChapterStore>()
        .AddSingleton<IRenditionFiles, BlobRenditionFiles>()
        .AddSingleton<MediaSteps>()
        .AddSingleton<MediaLibrary>()
        .AddSingleton<IMediaLibrary>(services => services.GetRequiredService<MediaLibrary>())
        .AddSingleton<IMediaIntake, MediaIntake>()
        .AddSingleton<StepRunner>()
        .AddSingleton<PoisonSteps>()
        .AddSingleton<FilmPackager>()
        .AddSingleton<SoundTagger>()
        .AddSingleton<ISpendingStore, TableSpendingStore>()
        .AddSingleton<Transcripts>()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, MediaJson.Wire));

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        AnnounceMedia.Map(app);
        GetMedia.Map(app);
        ListBlocks.Map(app);
        RenewUpload.Map(app);
        ReplaceFile.Map(app);
        ReceiveUpload.Map(app);
        InspectUpload.Map(app);
        MakeSound.Map(app);
        MakePicture.Map(app);
        MakeStills.Map(app);
        MakePlaylist.Map(app);
        TagSound.Map(app);
        TranscribeSound.Map(app);
        AskTranscript.Map(app);
        RepairMedia.Map(app);
        ListJobs.Map(app);
        ReplayJobs.Map(app);
        SaveCaptions.Map(app);
        GetCaptions.Map(app);
        EditCue.Map(app);
        GetChapters.Map(app);
        SaveChapters.Map(app);
    }
}
