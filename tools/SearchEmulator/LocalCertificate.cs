using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Escouade.SearchEmulator.Storage;
using Escouade.SearchEmulator.Texts;

namespace Escouade.SearchEmulator;

/// <summary>The certificate that the emulator makes itself, since clients of the service refuse plain HTTP. It is kept with the data.</summary>
internal static class LocalCertificate
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(820);

    public static X509Certificate2 Open(EmulatorOptions options, TimeProvider clock)
    {
        if (options.CertificateFile is { } given)
            return LoadGiven(given);
        if (options.DataFolder is null)
            return Load(Make(clock));

        Directory.CreateDirectory(options.DataFolder);
        var path = Path.Combine(options.DataFolder, "certificate.pfx");
        if (File.Exists(path))
        {
            var kept = LoadKept(path);
            if (kept.NotAfter.ToUniversalTime() > clock.GetUtcNow().AddDays(7).UtcDateTime)
                return kept;
            kept.Dispose();
        }

        var made = Make(clock);
        DurableFile.Write(path, made);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return Load(made);
    }

    private static X509Certificate2 LoadGiven(string file)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, password: null);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SetupException(OptionTexts.CertificateRefused(file), problem);
        }
    }

    private static X509Certificate2 LoadKept(string path)
    {
        try
        {
            return Load(File.ReadAllBytes(path));
        }
        catch (CryptographicException damaged)
        {
            throw new SetupException(OptionTexts.FileDamaged(path), damaged);
        }
    }

    private static X509Certificate2 Load(byte[] bytes) => X509CertificateLoader.LoadPkcs12(bytes, password: null);

    private static byte[] Make(TimeProvider clock)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now + Lifetime);
        return certificate.Export(X509ContentType.Pkcs12);
    }
}
