using System.Text.Json.Serialization;

namespace Escouade.Platform.Identity;

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(FrontDoorHeader.Principal))]
internal sealed partial class IdentityJson : JsonSerializerContext;
