using System.Text.Json.Serialization;

namespace Escouade.Platform.Identity;

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(Caller.Principal))]
internal sealed partial class IdentityJson : JsonSerializerContext;
