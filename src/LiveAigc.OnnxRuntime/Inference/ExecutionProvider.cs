using System.Collections.Frozen;
using System.Globalization;

namespace LiveAigc;

/// <summary>What computes a model's nodes: the CPU, a graphics card through CUDA or DirectML, or anything else that the native library knows by name.</summary>
/// <remarks>Immutable. Two are equal when their names, devices and options are.</remarks>
public sealed class ExecutionProvider : IEquatable<ExecutionProvider>
{
    internal const string CpuName = "CPU";
    internal const string CudaName = "CUDA";
    internal const string DirectMLName = "DirectML";
    internal const string DeviceOption = "device_id";

    private ExecutionProvider(string name, int deviceId, IReadOnlyDictionary<string, string>? options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviceId);
        Name = name;
        DeviceId = deviceId;
        Options = options is null ? FrozenDictionary<string, string>.Empty : options.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The CPU. Every session has it, after whatever else was asked: it runs what the others cannot.</summary>
    public static ExecutionProvider Cpu { get; } = new(CpuName, 0, null);

    /// <summary><c>CPU</c>, <c>CUDA</c>, <c>DirectML</c>, or ONNX Runtime's name of another (<c>QNN</c>, <c>XNNPACK</c>, <c>WebGPU</c>, …).</summary>
    public string Name { get; }

    /// <summary>Which device, counted from 0; 0 where the provider has no such number.</summary>
    public int DeviceId { get; }

    /// <summary>The provider's own settings, as ONNX Runtime documents them. Empty by default.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    internal bool IsCpu => Name == CpuName;

    /// <summary>An NVIDIA card. Needs the package <c>Microsoft.ML.OnnxRuntime.Gpu</c>, the CUDA libraries and cuDNN.</summary>
    /// <param name="deviceId">The card's number for CUDA, from 0.</param>
    /// <param name="options">Further settings, such as <c>gpu_mem_limit</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="deviceId"/> is negative.</exception>
    public static ExecutionProvider Cuda(int deviceId = 0, IReadOnlyDictionary<string, string>? options = null) => new(CudaName, deviceId, options);

    /// <summary>Any card with DirectX 12, on Windows. Needs the package <c>Microsoft.ML.OnnxRuntime.DirectML</c>.</summary>
    /// <param name="deviceId">The adapter's number for DXGI, from 0.</param>
    /// <param name="options">Further settings, such as <c>disable_metacommands</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="deviceId"/> is negative.</exception>
    public static ExecutionProvider DirectML(int deviceId = 0, IReadOnlyDictionary<string, string>? options = null) => new(DirectMLName, deviceId, options);

    /// <summary>A provider by ONNX Runtime's name for it. The three with a method of their own are found as well, in any casing.</summary>
    /// <param name="name">For example <c>QNN</c>.</param>
    /// <param name="options">Its settings; a <c>device_id</c> here is the device of CUDA and DirectML.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, or <c>device_id</c> is not a number from 0.</exception>
    public static ExecutionProvider Named(string name, IReadOnlyDictionary<string, string>? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name.ToUpperInvariant() switch
        {
            "CPU" => Cpu,
            "CUDA" => Cuda(DeviceIn(options), WithoutDevice(options)),
            "DIRECTML" or "DML" => DirectML(DeviceIn(options), WithoutDevice(options)),
            _ => new(name, 0, options),
        };
    }

    /// <summary>Reads <c>name</c> or <c>name:device</c>, as a command line gives it: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>directml</c>, <c>QNN</c>.</summary>
    /// <exception cref="ArgumentException">It is blank, or what follows the colon is not a number from 0.</exception>
    public static ExecutionProvider Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Named(text) : Named(text[..colon], new Dictionary<string, string> { [DeviceOption] = text[(colon + 1)..] });
    }

    /// <inheritdoc/>
    public bool Equals(ExecutionProvider? other) =>
        other is not null && Name == other.Name && DeviceId == other.DeviceId && Options.Count == other.Options.Count
        && Options.All(option => other.Options.TryGetValue(option.Key, out var value) && value == option.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ExecutionProvider);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, DeviceId, Options.Count);

    /// <summary>For example <c>CPU</c>, <c>CUDA:0</c>, <c>QNN</c>.</summary>
    public override string ToString() => Name is CudaName or DirectMLName ? $"{Name}:{DeviceId}" : Name;

    private static int DeviceIn(IReadOnlyDictionary<string, string>? options)
    {
        if (options is null || !options.TryGetValue(DeviceOption, out var text))
            return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var device)
            ? device
            : throw new ArgumentException($"A device is a number from 0, got '{text}'.", nameof(options));
    }

    private static Dictionary<string, string>? WithoutDevice(IReadOnlyDictionary<string, string>? options) =>
        options?.Where(option => option.Key != DeviceOption).ToDictionary(StringComparer.Ordinal);
}
