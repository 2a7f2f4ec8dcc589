using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace LiveAigc;

/// <summary>The native library behind the managed package: whether it is here, which one it is, and what to do if not.</summary>
internal static class NativeRuntime
{
    private const string Packages =
        "Add exactly one native package to the application: Microsoft.ML.OnnxRuntime (CPU), "
        + "Microsoft.ML.OnnxRuntime.DirectML (Windows, any graphics card) or Microsoft.ML.OnnxRuntime.Gpu (NVIDIA).";

    private static readonly string FileName = OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so";

    /// <summary>The version of Microsoft.ML.OnnxRuntime.Managed that runs, for example <c>1.31.1</c>.</summary>
    public static string ManagedVersion { get; } = ReadManagedVersion();

    /// <summary>The version of the native library, for example <c>1.31.1</c>.</summary>
    /// <exception cref="BackendUnavailableException">It cannot be loaded, or does not fit the managed package.</exception>
    public static string Version => Ask(static () => OrtEnv.Instance().GetVersionString());

    /// <summary>The providers compiled into the native library, by ONNX Runtime's long names.</summary>
    /// <exception cref="BackendUnavailableException">It cannot be loaded, or does not fit the managed package.</exception>
    public static string[] AvailableProviders => Ask(static () => OrtEnv.Instance().GetAvailableProviders());

    /// <summary>Whether an exception came out of ONNX Runtime or from the way to it.</summary>
    /// <remarks>
    /// A missing entry point is a provider that the library was built without. A missing key is an error code that the
    /// managed package has no name for. A type initializer fails when the library itself is missing or does not fit.
    /// </remarks>
    public static bool IsFailure(Exception exception) => exception is OnnxRuntimeException or EntryPointNotFoundException
        or DllNotFoundException or NotSupportedException or KeyNotFoundException or TypeInitializationException or BadImageFormatException
        or SEHException;

    /// <summary>What ONNX Runtime said, without the code that its managed package puts in front.</summary>
    public static string MessageOf(Exception exception)
    {
        var message = exception.Message;
        if (message.StartsWith("[ErrorCode:", StringComparison.Ordinal))
            message = message[(message.IndexOf(']', StringComparison.Ordinal) + 1)..];
        return message.Trim();
    }

    /// <summary>Where the native library was loaded from; <see langword="null"/> if it was not, or is part of the executable.</summary>
    public static string? FindLoadedLibrary()
    {
        using var process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
        {
            // It may carry its version: libonnxruntime.so.1.31.1.
            if (module.FileName is { } path && Path.GetFileName(path).StartsWith(FileName, StringComparison.OrdinalIgnoreCase))
                return path;
        }

        return null;
    }

    /// <summary>Says why the native library cannot be used.</summary>
    public static BackendUnavailableException Explain(Exception exception)
    {
        var cause = exception is TypeInitializationException { InnerException: { } inner } ? inner : exception;
        return new(cause is DllNotFoundException or BadImageFormatException ? ExplainMissing(cause) : ExplainMismatch(cause), exception);
    }

    private static T Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Explain(exception);
        }
    }

    private static string ExplainMissing(Exception cause)
    {
        string[] places = [FileName, Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native", FileName)];
        if (places.Select(place => Path.Combine(AppContext.BaseDirectory, place)).FirstOrDefault(File.Exists) is not { } file)
            return $"The native library of ONNX Runtime is not here. {Packages}";

        // The loader lists all that it tried; only the line about this file tells anything.
        var line = cause.Message.Split('\n').FirstOrDefault(line => line.Contains(file, StringComparison.Ordinal)) ?? cause.Message;
        return $"The native library of ONNX Runtime is here ({file}) but does not load: it is for another processor or system, damaged, or something that it needs is missing. ({line.Trim()})";
    }

    private static string ExplainMismatch(Exception cause) =>
        $"The native library of ONNX Runtime ({FindLoadedLibrary() ?? "place unknown"}) does not fit Microsoft.ML.OnnxRuntime.Managed {ManagedVersion}, "
        + $"which asks for C API {ManagedVersion.Split('.').ElementAtOrDefault(1)}: most likely it is older. "
        + "Take the native package in the managed package's version or a newer one, or pin Microsoft.ML.OnnxRuntime.Managed in the application "
        + $"to the native package's version (1.24.4 or newer). ({MessageOf(cause)})";

    private static string ReadManagedVersion()
    {
        var assembly = typeof(InferenceSession).Assembly;
        var informational = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return informational?.Split('+')[0] ?? assembly.GetName().Version?.ToString(3) ?? "of unknown version";
    }
}
