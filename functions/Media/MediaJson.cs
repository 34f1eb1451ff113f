using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Content;
using Escouade.Content.Chapters;
using Escouade.Media.Captions;
using Escouade.Media.Chapters;
using Escouade.Media.Jobs;
using Escouade.Media.Quarantine;
using Escouade.Media.Renditions;
using Escouade.Media.Tags;
using Escouade.Media.Transcription;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;

namespace Escouade.Media;

/// <summary>The JSON of sounds and moving pictures.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MediaItem))]
[JsonSerializable(typeof(MediaView))]
[JsonSerializable(typeof(UploadAddress))]
[JsonSerializable(typeof(UploadedBlocks))]
[JsonSerializable(typeof(AnnounceMedia.Request), TypeInfoPropertyName = "AnnounceMediaRequest")]
[JsonSerializable(typeof(AnnounceMedia.Response), TypeInfoPropertyName = "AnnounceMediaResponse")]
[JsonSerializable(typeof(ReplaceFile.Request), TypeInfoPropertyName = "ReplaceFileRequest")]
[JsonSerializable(typeof(ReceiveUpload.Message), TypeInfoPropertyName = "ReceiveUploadMessage")]
[JsonSerializable(typeof(InspectUpload.Message), TypeInfoPropertyName = "InspectUploadMessage")]
[JsonSerializable(typeof(MediaStep))]
[JsonSerializable(typeof(Waveform))]
[JsonSerializable(typeof(MakeSound.Message), TypeInfoPropertyName = "MakeSoundMessage")]
[JsonSerializable(typeof(MakePicture.Message), TypeInfoPropertyName = "MakePictureMessage")]
[JsonSerializable(typeof(MakeStills.Message), TypeInfoPropertyName = "MakeStillsMessage")]
[JsonSerializable(typeof(MakePlaylist.Message), TypeInfoPropertyName = "MakePlaylistMessage")]
[JsonSerializable(typeof(TagSound.Message), TypeInfoPropertyName = "TagSoundMessage")]
[JsonSerializable(typeof(SoundTags))]
[JsonSerializable(typeof(TranscribeSound.Message), TypeInfoPropertyName = "TranscribeSoundMessage")]
[JsonSerializable(typeof(Transcript))]
[JsonSerializable(typeof(ListJobs.Response), TypeInfoPropertyName = "ListJobsResponse")]
[JsonSerializable(typeof(ReplayJobs.Response), TypeInfoPropertyName = "ReplayJobsResponse")]
[JsonSerializable(typeof(CaptionTrack))]
[JsonSerializable(typeof(CaptionView))]
[JsonSerializable(typeof(SaveCaptions.Request), TypeInfoPropertyName = "SaveCaptionsRequest")]
[JsonSerializable(typeof(GetCaptions.Response), TypeInfoPropertyName = "GetCaptionsResponse")]
[JsonSerializable(typeof(EditCue.Request), TypeInfoPropertyName = "EditCueRequest")]
[JsonSerializable(typeof(EditedChapters))]
[JsonSerializable(typeof(ChaptersDocument))]
[JsonSerializable(typeof(RepairMedia.Message), TypeInfoPropertyName = "RepairMediaMessage")]
internal sealed partial class MediaJson : JsonSerializerContext
{
    public static MediaJson Wire { get; } = new(WireJson.Options());
}
