namespace Escouade.Media.Renditions;

/// <summary>A file that people play, made of a medium and never changed.</summary>
/// <param name="Name">Such as <c>sound.mp3</c>, see <see cref="SoundEncoder"/>.</param>
/// <param name="Path">Of its blob in the public container: another source gives another one.</param>
/// <param name="ContentType">Of the file.</param>
/// <param name="Size">In bytes.</param>
internal sealed record Rendition(string Name, string Path, string ContentType, long Size);
