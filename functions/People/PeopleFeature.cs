using Escouade.Content.Experts;
using Escouade.Platform.Identity;

namespace Escouade.People;

/// <summary>The people of the platform: who they are and what they may show.</summary>
internal static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<IExpertStore, TableExpertStore>()
        .AddSingleton<IExpertViews, ExpertViews>()
        .AddSingleton<IMemberStore, TableMemberStore>()
        .AddSingleton<IRoleRegistry, MemberRoles>()
        .AddSingleton<RoleChanges>()
        .AddSingleton<PeopleCommand>()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, PeopleJson.Wire));

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        ListExperts.Map(app);
        GetExpert.Map(app);
        GetMe.Map(app);
        ListMembers.Map(app);
        RepairRoleChanges.Map(app);
    }
}
