using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Editorial.Desk.Checks;
using Escouade.Editorial.Desk.Comments;
using Escouade.Editorial.Desk.ErrorReports;
using Escouade.Editorial.Desk.ReviewLinks;
using Escouade.Editorial.Desk.WorkingCopies;
using Escouade.Platform.Http;

namespace Escouade.Editorial.Desk;

/// <summary>The JSON of what is on the desk and of what its writers get.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DeskEntry))]
[JsonSerializable(typeof(SavedRevision))]
[JsonSerializable(typeof(DeskView))]
[JsonSerializable(typeof(WorkingCopy))]
[JsonSerializable(typeof(SaveWorkingCopy.Request), TypeInfoPropertyName = "SaveWorkingCopyRequest")]
[JsonSerializable(typeof(GetWorkingCopy.Response), TypeInfoPropertyName = "GetWorkingCopyResponse")]
[JsonSerializable(typeof(ReviewLink))]
[JsonSerializable(typeof(ReviewLinkView))]
[JsonSerializable(typeof(AskForReview.Request), TypeInfoPropertyName = "AskForReviewRequest")]
[JsonSerializable(typeof(ListReviewLinks.Response), TypeInfoPropertyName = "ListReviewLinksResponse")]
[JsonSerializable(typeof(ShowReview.Request), TypeInfoPropertyName = "ShowReviewRequest")]
[JsonSerializable(typeof(ShowReview.Response), TypeInfoPropertyName = "ShowReviewResponse")]
[JsonSerializable(typeof(AddReviewComment.Request), TypeInfoPropertyName = "AddReviewCommentRequest")]
[JsonSerializable(typeof(GiveVerdict.Request), TypeInfoPropertyName = "GiveVerdictRequest")]
[JsonSerializable(typeof(ErrorReport))]
[JsonSerializable(typeof(ReportError.Request), TypeInfoPropertyName = "ReportErrorRequest")]
[JsonSerializable(typeof(ReportError.Response), TypeInfoPropertyName = "ReportErrorResponse")]
[JsonSerializable(typeof(ListErrorReports.Response), TypeInfoPropertyName = "ListErrorReportsResponse")]
[JsonSerializable(typeof(CloseErrorReport.Request), TypeInfoPropertyName = "CloseErrorReportRequest")]
[JsonSerializable(typeof(Comment))]
[JsonSerializable(typeof(CommentView))]
[JsonSerializable(typeof(CommentDraft))]
[JsonSerializable(typeof(ListComments.Response), TypeInfoPropertyName = "ListCommentsResponse")]
[JsonSerializable(typeof(GetDraft.Response), TypeInfoPropertyName = "GetDraftResponse")]
[JsonSerializable(typeof(ListDesk.Response), TypeInfoPropertyName = "ListDeskResponse")]
[JsonSerializable(typeof(ListRevisions.Response), TypeInfoPropertyName = "ListRevisionsResponse")]
[JsonSerializable(typeof(GetRevision.Response), TypeInfoPropertyName = "GetRevisionResponse")]
[JsonSerializable(typeof(CompareRevisions.Response), TypeInfoPropertyName = "CompareRevisionsResponse")]
[JsonSerializable(typeof(GetWorkflow.Response), TypeInfoPropertyName = "GetWorkflowResponse")]
[JsonSerializable(typeof(CheckDraft.Response), TypeInfoPropertyName = "CheckDraftResponse")]
[JsonSerializable(typeof(HandOver.Request), TypeInfoPropertyName = "HandOverRequest")]
[JsonSerializable(typeof(ListHandOvers.Response), TypeInfoPropertyName = "ListHandOversResponse")]
[JsonSerializable(typeof(MoveEntry.Request), TypeInfoPropertyName = "MoveEntryRequest")]
[JsonSerializable(typeof(RepairDesk.Message), TypeInfoPropertyName = "RepairDeskMessage")]
[JsonSerializable(typeof(KeepSchedule.Message), TypeInfoPropertyName = "KeepScheduleMessage")]
internal sealed partial class DeskJson : JsonSerializerContext
{
    public static DeskJson Wire { get; } = new(WireJson.Options());
}
