using Escouade.Content.Experts;
using Escouade.People.Invitations;
using Escouade.People.Members;
using Escouade.Platform.Identity;

namespace Escouade.People;

/// <summary>The people of the platform: who they are, what they may do and what they show.</summary>
internal static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<IExpertStore, TableExpertStore>()
        .AddSingleton<IExpertViews, ExpertViews>()
        .AddSingleton<IMemberStore, TableMemberStore>()
        .AddSingleton<IPersonRegistry, PersonRegistry>()
        .AddSingleton<MemberChanges>()
        .AddSingleton<PeopleCommand>()
        .AddSingleton<IInvitationStore, TableInvitationStore>()
        .AddSingleton<InvitationChanges>()
        .AddSingleton<InvitationLink>()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, PeopleJson.Wire));

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        ListExperts.Map(app);
        GetExpert.Map(app);
        GetMe.Map(app);
        GetPreferences.Map(app);
        SavePreferences.Map(app);
        ListMembers.Map(app);
        MoveMember.Map(app);
        RepairMemberChanges.Map(app);
        Invite.Map(app);
        ListInvitations.Map(app);
        RevokeInvitation.Map(app);
        VetInvitation.Map(app);
        ShowInvitation.Map(app);
        AcceptInvitation.Map(app);
        RepairInvitations.Map(app);
    }
}
