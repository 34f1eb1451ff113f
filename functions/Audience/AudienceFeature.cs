using Escouade.Audience.Hours;
using Escouade.Audience.Reports;
using Escouade.Audience.Signals;

namespace Escouade.Audience;

/// <summary>What readers make of what volunteers give.</summary>
internal static class AudienceFeature
{
    public static IServiceCollection AddAudience(this IServiceCollection services) => services
        .AddSingleton<ISignalStore, TableSignalStore>()
        .AddSingleton<IHoursStore, TableHoursStore>()
        .AddSingleton<VolunteerReports>()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AudienceJson.Wire));

    public static void MapAudience(this IEndpointRouteBuilder app)
    {
        SendSignal.Map(app);
        ListHours.Map(app);
        NoteHours.Map(app);
        RemoveHours.Map(app);
        GetMyReport.Map(app);
        GetExpertReport.Map(app);
    }
}
