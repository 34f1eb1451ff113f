namespace Escouade.SearchEmulator.Rest;

/// <summary>Ends a request with the service's error shape: status, code and message, and a detail where the service gives one.</summary>
internal sealed class RequestRefusedException(int status, string code, string message, string? detailCode = null, string? detailMessage = null)
    : Exception(message)
{
    /// <summary>The code of what the service does and the emulator does not.</summary>
    public const string NotSupportedCode = "NotSupportedByEmulator";

    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? DetailCode { get; } = detailCode;

    public string? DetailMessage { get; } = detailMessage;

    public static RequestRefusedException Invalid(string details)
        => new(StatusCodes.Status400BadRequest, string.Empty, $"The request is invalid. Details: {details}");

    public static RequestRefusedException BadParameter(string message, string parameter)
        => new(StatusCodes.Status400BadRequest, string.Empty, $"{message}\r\nParameter name: {parameter}");

    public static RequestRefusedException BadExpression(string message, string parameter)
        => BadParameter($"Invalid expression: {message}", parameter);

    public static RequestRefusedException NotSupported(string what)
        => new(StatusCodes.Status400BadRequest, NotSupportedCode, $"{what} is not supported by the emulator.");

    public static RequestRefusedException PreconditionFailed()
        => new(
            StatusCodes.Status412PreconditionFailed,
            string.Empty,
            "The precondition given in one of the request headers evaluated to false. No change was made to the resource from this request.");
}
