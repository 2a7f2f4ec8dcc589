namespace LiveAigc.Training;

/// <summary>How an exported model stores its weights and computes with them.</summary>
public enum WeightPrecision
{
    /// <summary>32-bit floats. The reference; logits equal the trainer's within 1e-4.</summary>
    Float32,

    /// <summary>Stored as 16-bit floats, half the size; widened when the model is loaded, so it computes in 32 bits.</summary>
    Float16,

    /// <summary>
    /// Stored as 8-bit integers, a quarter of the size, with activations rounded to 8 bits as they come, each token by its own
    /// scale (dynamic quantization): about twice as fast on CPUs. Embeddings and the first layer's product of query, key and value stay in 16 bits.
    /// </summary>
    Int8,
}
