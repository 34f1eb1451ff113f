using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Platform.Http;

namespace Escouade.Mail;

/// <summary>The JSON of stored mails, of their messages, and of what staff get of them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StoredMail))]
[JsonSerializable(typeof(SendMail.Message), TypeInfoPropertyName = "SendMailMessage")]
[JsonSerializable(typeof(RepairMail.Message), TypeInfoPropertyName = "RepairMailMessage")]
[JsonSerializable(typeof(ListMail.Response), TypeInfoPropertyName = "ListMailResponse")]
internal sealed partial class MailJson : JsonSerializerContext
{
    public static MailJson Wire { get; } = new(WireJson.Options());
}
