using Escouade.Mail.Addresses;
using Escouade.Mail.Templates;
using Escouade.Platform.Mail;

namespace Escouade.Mail;

/// <summary>Mail to people: asked for by any feature, sent once, and only to who agreed to it.</summary>
internal static class MailFeature
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<MailOptions>(configuration.GetSection(MailOptions.Section))
        .AddSingleton<IMailStore, TableMailStore>()
        .AddSingleton<IAddressStore, TableAddressStore>()
        .AddSingleton<IOutbox, Outbox>()
        .AddSingleton<IAddressBook, AddressBook>()
        .AddSingleton<IConsents, Consents>()
        .AddSingleton<MailWriter>()
        .AddSingleton<SmtpTransport>()
        .AddSingleton<MailDelivery>()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, MailJson.Wire));

    public static void MapMail(this IEndpointRouteBuilder app)
    {
        SendMail.Map(app);
        RepairMail.Map(app);
        ListMail.Map(app);
        RetryMail.Map(app);
        ShowUnsubscribe.Map(app);
        Unsubscribe.Map(app);
    }
}
