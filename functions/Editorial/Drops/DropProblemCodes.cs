namespace Escouade.Editorial.Drops;

/// <summary>Stable names of all that can be wrong with a dropped file.</summary>
internal static class DropProblemCodes
{
    public const string FileEnding = "file.ending";
    public const string FileEmpty = "file.empty";

    public const string TextTooLarge = "text.too-large";
    public const string TextEncoding = "text.encoding";
    public const string TextControl = "text.control-character";

    public const string HeaderMissing = "header.missing";
    public const string HeaderUnclosed = "header.unclosed";
    public const string HeaderTooLarge = "header.too-large";
    public const string HeaderInvalid = "header.invalid";
    public const string HeaderNotFields = "header.not-fields";
    public const string HeaderTooDeep = "header.too-deep";

    public const string FieldTwice = "field.twice";
    public const string FieldRepeated = "field.repeated";
    public const string FieldNotText = "field.not-text";
    public const string FieldTooLong = "field.too-long";
    public const string FieldTooMany = "field.too-many";
    public const string FieldControl = "field.control-character";

    public const string TitleMissing = "title.missing";
    public const string TitleMissingInHtml = "title.missing-in-html";
    public const string KindUnknown = "kind.unknown";
    public const string LanguageUnknown = "language.unknown";
    public const string LevelUnknown = "level.unknown";
    public const string ThemeUnknown = "theme.unknown";
    public const string ExpertUnknown = "expert.unknown";
    public const string DateInvalid = "date.invalid";
    public const string DateInFuture = "date.in-future";
    public const string SlugInvalid = "slug.invalid";
    public const string MediaUnknown = "media.unknown";
    public const string AddressInvalid = "address.invalid";
    public const string CoverImageMissing = "cover.image-missing";
    public const string CoverAltMissing = "cover.alt-missing";
    public const string NameMissing = "name.missing";
    public const string BooleanUnknown = "boolean.unknown";
    public const string CapacityUnknown = "capacity.unknown";
    public const string AvailabilityUnknown = "availability.unknown";
    public const string MonthInvalid = "month.invalid";

    public const string BodyEmpty = "body.empty";
    public const string BodyTooComplex = "body.too-complex";
    public const string BodyScript = "body.script";
    public const string BodyHandler = "body.handler";
    public const string BodyAddress = "body.address";

    public const string BiographyTooLong = "biography.too-long";

    public const string ImageMissing = "image.missing";
    public const string ImageNotAttached = "image.not-attached";
    public const string ImageElsewhere = "image.elsewhere";
    public const string ImageEmbedded = "image.embedded";

    public const string ArchiveBroken = "archive.broken";
    public const string ArchiveEncrypted = "archive.encrypted";
    public const string ArchiveTooManyFiles = "archive.too-many-files";
    public const string ArchiveTooLarge = "archive.too-large";
    public const string ArchiveFileTooLarge = "archive.file-too-large";
    public const string ArchiveBomb = "archive.bomb";
    public const string ArchivePath = "archive.path";
    public const string ArchiveNested = "archive.nested";
    public const string ArchiveWithoutText = "archive.without-text";
    public const string ArchiveManyTexts = "archive.many-texts";
    public const string ArchiveTextTooDeep = "archive.text-too-deep";
    public const string ArchiveFileKind = "archive.file-kind";
    public const string ArchiveFileTwice = "archive.file-twice";

    public const string FileNotAnImage = "image-file.not-an-image";
    public const string FileIsDrawing = "image-file.unsupported-format";
    public const string FileHasTooManyPixels = "image-file.too-many-pixels";
    public const string FileHasTooManyFrames = "image-file.too-many-frames";
    public const string FileIsDamaged = "image-file.damaged";
}
