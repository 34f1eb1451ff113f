using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Content.Experts;
using Escouade.People.Invitations;
using Escouade.People.Members;
using Escouade.Platform.Http;

namespace Escouade.People;

/// <summary>The JSON of stored people and of what readers and staff get of them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StoredExpert))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Invitation))]
[JsonSerializable(typeof(RepairMemberChanges.Message), TypeInfoPropertyName = "RepairMemberChangesMessage")]
[JsonSerializable(typeof(RepairInvitations.Message), TypeInfoPropertyName = "RepairInvitationsMessage")]
[JsonSerializable(typeof(ListExperts.Response), TypeInfoPropertyName = "ListExpertsResponse")]
[JsonSerializable(typeof(GetExpert.Response), TypeInfoPropertyName = "GetExpertResponse")]
[JsonSerializable(typeof(GetMe.Response), TypeInfoPropertyName = "GetMeResponse")]
[JsonSerializable(typeof(GetPreferences.Response), TypeInfoPropertyName = "GetPreferencesResponse")]
[JsonSerializable(typeof(SavePreferences.Request), TypeInfoPropertyName = "SavePreferencesRequest")]
[JsonSerializable(typeof(ListMembers.Response), TypeInfoPropertyName = "ListMembersResponse")]
[JsonSerializable(typeof(MoveMember.Request), TypeInfoPropertyName = "MoveMemberRequest")]
[JsonSerializable(typeof(Invite.Request), TypeInfoPropertyName = "InviteRequest")]
[JsonSerializable(typeof(ListInvitations.Response), TypeInfoPropertyName = "ListInvitationsResponse")]
[JsonSerializable(typeof(ShowInvitation.Request), TypeInfoPropertyName = "ShowInvitationRequest")]
[JsonSerializable(typeof(ShowInvitation.Response), TypeInfoPropertyName = "ShowInvitationResponse")]
[JsonSerializable(typeof(AcceptInvitation.Response), TypeInfoPropertyName = "AcceptInvitationResponse")]
[JsonSerializable(typeof(VetInvitation.Request), TypeInfoPropertyName = "VetInvitationRequest")]
internal sealed partial class PeopleJson : JsonSerializerContext
{
    public static PeopleJson Wire { get; } = new(WireJson.Options());
}
