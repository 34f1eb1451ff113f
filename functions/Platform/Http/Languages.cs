using System.Globalization;

namespace Escouade.Platform.Http;

/// <summary>French of Québec first; English for those whose browser asks for it.</summary>
internal static class Languages
{
    /// <summary>The language of all that is made once and given to everybody.</summary>
    public static readonly CultureInfo French = new("fr-CA");

    public static readonly CultureInfo English = new("en-CA");

    private static readonly CultureInfo[] Cultures = [French, new("fr"), English, new("en")];

    public static IServiceCollection AddLanguages(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(options =>
    {
        options.SetDefaultCulture("fr-CA");
        options.SupportedCultures = Cultures;
        options.SupportedUICultures = Cultures;
        // No cookie and no query string: an address answers the same to everybody who asks in the same language.
        options.RequestCultureProviders = [new Microsoft.AspNetCore.Localization.AcceptLanguageHeaderRequestCultureProvider()];
    });
}
