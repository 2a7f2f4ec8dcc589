using System.Globalization;
using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>
/// A training's state in a folder: weights, the optimizer's moments and the step. Written under another name first and
/// moved into place last, so that a kill at any moment leaves the previous one whole.
/// </summary>
internal sealed class Checkpoint(string folder, Weights weights, Optimizer optimizer, WeightAverage? average = null)
{
    private readonly string _folder = Path.Combine(folder, "checkpoint");

    /// <summary>Loads the checkpoint if there is one.</summary>
    /// <returns>The step to go on with, 0 when there is none.</returns>
    /// <exception cref="ModelLoadException">The checkpoint belongs to another model.</exception>
    public long Resume()
    {
        // A kill between the last two moves of a save leaves a whole checkpoint under its first name.
        if (!Directory.Exists(_folder) && File.Exists(Path.Combine(_folder + ".next", "step.txt")))
            Directory.Move(_folder + ".next", _folder);
        var file = Path.Combine(_folder, "step.txt");
        if (!File.Exists(file))
            return 0;
        using var scope = NewDisposeScope();
        var missing = weights.CopyFrom(SafeTensors.Read(Path.Combine(_folder, "weights.safetensors")));
        if (missing.Count > 0)
            throw new ModelLoadException(_folder, $"The checkpoint in {_folder} is of another model: it has no fitting {missing[0]}. Delete the folder to start anew.");
        optimizer.Load(Path.Combine(_folder, "optimizer.bin"));
        average?.CopyFrom(SafeTensors.Read(Path.Combine(_folder, "average.safetensors")));
        return long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the state after <paramref name="step"/> steps.</summary>
    public void Save(long step)
    {
        var next = _folder + ".next";
        if (Directory.Exists(next))
            Directory.Delete(next, recursive: true);
        Directory.CreateDirectory(next);
        SafeTensors.Write(Path.Combine(next, "weights.safetensors"), weights.Tensors);
        optimizer.Save(Path.Combine(next, "optimizer.bin"));
        if (average is not null)
            SafeTensors.Write(Path.Combine(next, "average.safetensors"), average.All);
        File.WriteAllText(Path.Combine(next, "step.txt"), step.ToString(CultureInfo.InvariantCulture));
        Remove();
        Directory.Move(next, _folder);
    }

    /// <summary>Deletes the checkpoint: the training is done.</summary>
    public void Remove()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
