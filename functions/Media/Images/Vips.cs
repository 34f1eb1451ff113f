using NetVips;

namespace Escouade.Media.Images;

/// <summary>Sets libvips up once for a server that sees each image once.</summary>
internal static class Vips
{
    static Vips()
    {
        // What it decoded is never asked for again, and messages already spread over the cores.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;

        // It writes each oddity of a hostile file to standard error; what matters of them comes as exceptions.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });
    }

    /// <summary>Call before any other use of libvips.</summary>
    public static void Configure()
    {
    }
}
