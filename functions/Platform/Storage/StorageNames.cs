namespace Escouade.Platform.Storage;

/// <summary>Every container, table and queue that the platform uses; the infrastructure creates these and no others.</summary>
internal static class StorageNames
{
    public const string Inbox = "inbox";
    public const string InboxRejected = "inbox-rejected";
    public const string Uploads = "uploads";
    public const string Content = "content";
    public const string Media = "media";
    public const string Site = "site";
    public const string Keys = "keys";

    public const string Entries = "Entries";
    public const string Slugs = "Slugs";
    public const string Lists = "Lists";
    public const string People = "People";
    public const string Drops = "Drops";
    public const string Demand = "Demand";
    public const string Audit = "Audit";
    public const string Desk = "Desk";
    public const string WorkingCopies = "WorkingCopies";
    public const string Signals = "Signals";
    public const string SignalMarks = "SignalMarks";
    public const string Hours = "Hours";
    public const string RateLimits = "RateLimits";
    public const string Answers = "Answers";
    public const string MediaItems = "MediaItems";
    public const string Spending = "Spending";
    public const string Mail = "Mail";
    public const string Addresses = "Addresses";

    public const string ProjectEntry = "project-entry";
    public const string ProjectExpert = "project-expert";
    public const string RefreshSite = "refresh-site";
    public const string ReplayDrop = "replay-drop";
    public const string RebuildIndex = "rebuild-index";
    public const string CountDemand = "count-demand";
    public const string SendMail = "send-mail";
    public const string InspectUpload = "inspect-upload";
    public const string MakeSound = "make-sound";
    public const string MakePicture = "make-picture";
    public const string MakeStills = "make-stills";
    public const string MakePlaylist = "make-playlist";
    public const string TagSound = "tag-sound";
    public const string TranscribeSound = "transcribe-sound";

    /// <summary>Where the host leaves a blob event that failed five times.</summary>
    public const string PoisonDrops = "webjobs-blobtrigger-poison";

    /// <summary>Where it leaves a replayed drop that failed as often again.</summary>
    public const string PoisonReplays = ReplayDrop + "-poison";

    /// <summary>Where it leaves work on what is published: asked for again by the minute.</summary>
    public const string PoisonProjections = ProjectEntry + "-poison";

    public const string PoisonExperts = ProjectExpert + "-poison";
    public const string PoisonRefreshes = RefreshSite + "-poison";
    public const string PoisonRebuilds = RebuildIndex + "-poison";

    /// <summary>Where it leaves the sending of a mail that failed before any server was asked: the table of mails says what is to be done.</summary>
    public const string PoisonMail = SendMail + "-poison";

    /// <summary>Where it leaves files that could not be looked at for want of storage: asked for again by the minutes.</summary>
    public const string PoisonInspections = InspectUpload + "-poison";

    /// <summary>Where it leaves what could not be made of a medium for want of storage: asked for again by the minutes.</summary>
    public const string PoisonSounds = MakeSound + "-poison";
    public const string PoisonPictures = MakePicture + "-poison";
    public const string PoisonStills = MakeStills + "-poison";
    public const string PoisonPlaylists = MakePlaylist + "-poison";
    public const string PoisonTags = TagSound + "-poison";
    public const string PoisonTranscripts = TranscribeSound + "-poison";

    public static readonly IReadOnlyList<string> PrivateContainers = [Inbox, InboxRejected, Uploads, Content, Keys];
    public static readonly IReadOnlyList<string> PublicContainers = [Media, Site];
    public static readonly IReadOnlyList<string> Tables = [Entries, Slugs, Lists, People, Drops, Demand, Audit, Desk, WorkingCopies, Signals, SignalMarks, Hours, RateLimits, Answers, MediaItems, Spending, Mail, Addresses];

    /// <summary>Tables whose rows say until when they are kept.</summary>
    public static readonly IReadOnlyList<string> ExpiringTables = [RateLimits, Answers, WorkingCopies, SignalMarks];

    public static readonly IReadOnlyList<string> Queues =
    [
        ProjectEntry, ProjectExpert, RefreshSite, ReplayDrop, RebuildIndex, CountDemand, SendMail, InspectUpload, MakeSound, MakePicture, MakeStills, MakePlaylist, TagSound, TranscribeSound,
        PoisonDrops, PoisonReplays, PoisonProjections, PoisonExperts, PoisonRefreshes, PoisonRebuilds, PoisonMail, PoisonInspections, PoisonSounds, PoisonPictures, PoisonStills, PoisonPlaylists, PoisonTags, PoisonTranscripts,
    ];
}
