using Escouade.Editorial.Desk;
using Escouade.Editorial.Desk.Checks;
using Escouade.Editorial.Desk.Checks.Links;
using Escouade.Editorial.Desk.Comments;
using Escouade.Editorial.Desk.ErrorReports;
using Escouade.Editorial.Desk.ReviewLinks;
using Escouade.Editorial.Desk.WorkingCopies;
using Escouade.Editorial.Drops;
using Escouade.Editorial.Drops.Recordings;
using Escouade.Editorial.Profiles;
using Escouade.Content.Entries;
using Escouade.Content.Experts;

namespace Escouade.Editorial;

/// <summary>How texts come in, are published, and reach every place where readers find them.</summary>
internal static class EditorialFeature
{
    public static IServiceCollection AddEditorial(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<LinkCheckOptions>(configuration.GetSection(LinkCheckOptions.Section))
        .AddSingleton<PublicConnections>()
        .AddSingleton<SitePages>()
        .AddSingleton<LinkChecker>()
        .AddSingleton<IDropFiles, BlobDropFiles>()
        .AddSingleton<IDropLog, TableDropLog>()
        .AddSingleton<PoisonDrops>()
        .AddSingleton<DropReader>()
        .AddSingleton<DropIntake>()
        .AddSingleton<RecordingDrop>()
        .AddSingleton<DraftIntake>()
        .AddSingleton<ExpertNames>()
        .AddSingleton<EntryViews>()
        .AddSingleton<IEntryRefresh, EntryRefresh>()
        .AddSingleton<IEntryStates, EntryStates>()
        .AddSingleton<Publisher>()
        .AddSingleton<DirectPublisher>()
        .AddSingleton<ProfilePublisher>()
        .AddSingleton<IProfilePublisher>(services => services.GetRequiredService<ProfilePublisher>())
        .AddSingleton<EntryProjection>()
        .AddSingleton<SiteRefresh>()
        .AddSingleton<IDeskStore, TableDeskStore>()
        .AddSingleton<DeskNotices>()
        .AddSingleton<Adoption>()
        .AddSingleton<ReadersSteps>()
        .AddSingleton<DeskChanges>()
        .AddSingleton<DeskMoves>()
        .AddSingleton<Checklist>()
        .AddSingleton<RevisionText>()
        .AddSingleton<IErrorReportStore, TableErrorReportStore>()
        .AddSingleton<ReportHandling>()
        .AddSingleton<IReviewLinkStore, TableReviewLinkStore>()
        .AddSingleton<ReviewLinkChanges>()
        .AddSingleton<ReviewAddress>()
        .AddSingleton<ReviewOpening>()
        .AddSingleton<IWorkingCopyStore, TableWorkingCopyStore>()
        .AddSingleton<ICommentStore, TableCommentStore>()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, DeskJson.Wire))
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, EditorialJson.Wire));

    public static void MapEditorial(this IEndpointRouteBuilder app)
    {
        IngestDrop.Map(app);
        ListDrops.Map(app);
        ReplayDrops.Map(app);
        CreateEntry.Map(app);
        ReplaceEntry.Map(app);
        GetEntrySource.Map(app);
        ExportEntry.Map(app);
        UnpublishEntry.Map(app);
        ProjectEntry.Map(app);
        ProjectExpert.Map(app);
        RefreshSite.Map(app);
        RepairProjections.Map(app);
        RebuildIndex.Map(app);
        ListDesk.Map(app);
        CreateDraft.Map(app);
        GetDraft.Map(app);
        SaveDraft.Map(app);
        MoveEntry.Map(app);
        ListRevisions.Map(app);
        GetRevision.Map(app);
        CompareRevisions.Map(app);
        RestoreRevision.Map(app);
        CheckDraft.Map(app);
        GetWorkflow.Map(app);
        ListHandOvers.Map(app);
        HandOver.Map(app);
        SaveWorkingCopy.Map(app);
        GetWorkingCopy.Map(app);
        RemoveWorkingCopy.Map(app);
        AskForReview.Map(app);
        ListReviewLinks.Map(app);
        RevokeReviewLink.Map(app);
        ShowReview.Map(app);
        AddReviewComment.Map(app);
        GiveVerdict.Map(app);
        ReportError.Map(app);
        ListErrorReports.Map(app);
        CloseErrorReport.Map(app);
        ListComments.Map(app);
        AddComment.Map(app);
        MoveComment.Map(app);
        GetProfile.Map(app);
        SaveProfile.Map(app);
        KeepSchedule.Map(app);
        RepairDesk.Map(app);
    }
}
