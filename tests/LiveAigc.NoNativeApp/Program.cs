using System.Runtime.InteropServices;
using LiveAigc;
using Microsoft.ML.OnnxRuntime;

// MODEL [LIBRARY]: loads the model twice, then asks the doctor, and prints what each says. LIBRARY stands in for the native ONNX Runtime.
if (args is [_, var library])
    NativeLibrary.SetDllImportResolver(typeof(InferenceSession).Assembly, (_, _, _) => NativeLibrary.Load(library));

for (var i = 0; i < 2; i++)
{
    try
    {
        new OnnxRuntimeSessionFactory().Load(args[0]).Dispose();
        Console.WriteLine("loaded");
    }
    catch (LiveAigcException exception)
    {
        Console.WriteLine($"{exception.GetType().Name}: {exception.Message}");
    }
}

var report = OnnxRuntimeDoctor.Examine();
Console.WriteLine($"healthy: {report.IsHealthy}; {report.Failure}");
