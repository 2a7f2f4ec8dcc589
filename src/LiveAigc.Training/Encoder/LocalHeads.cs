using static TorchSharp.torch;
using Names = LiveAigc.Training.BertEncoder.Names;

namespace LiveAigc.Training;

/// <summary>
/// A head start for small encoders on small corpora: positions begin as sine waves (Vaswani et al., 2017) and some heads
/// begin by looking at the neighbouring tokens. From a random start the first million tokens go into finding neighbours.
/// All of it is only where training begins; the layout stays BERT's.
/// </summary>
internal static class LocalHeads
{
    private const double WaveDeviation = 0.02;
    private const float Sharpness = 1.2f;

    /// <summary>Sets positions, all heads of the first layer and half the heads of the others.</summary>
    public static void Initialize(Weights weights, EncoderConfig config)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        weights[Names.PositionEmbeddings].copy_(Waves(config));
        int[] offsets = [-1, 1, -2, 2];
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var heads = layer == 0 ? config.Heads : config.Heads / 2;
            for (var head = 0; head < heads; head++)
                Point(weights, config, Names.Layer(layer), head, offsets[head % offsets.Length]);
        }
    }

    private static double Frequency(int pair, int width) => Math.Pow(10000, -2.0 * pair / width);

    private static Tensor Waves(EncoderConfig config)
    {
        var values = new float[config.MaxPositions * config.HiddenSize];
        var amplitude = WaveDeviation * Math.Sqrt(2);
        for (var position = 0; position < config.MaxPositions; position++)
        {
            for (var i = 0; i < config.HiddenSize; i++)
            {
                var angle = position * Frequency(i / 2, config.HiddenSize);
                values[(position * config.HiddenSize) + i] = (float)(amplitude * (i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle)));
            }
        }

        return tensor(values, [config.MaxPositions, config.HiddenSize]);
    }

    // Keys are the fastest waves, queries the same turned by the offset: their product is greatest at that distance.
    private static void Point(Weights weights, EncoderConfig config, string layer, int head, int offset)
    {
        var pairs = config.HeadSize / 2;
        var key = new float[config.HeadSize * config.HiddenSize];
        var query = new float[key.Length];
        for (var pair = 0; pair < pairs; pair++)
        {
            int sine = pair * 2, cosine = sine + 1;
            var angle = offset * Frequency(pair, config.HiddenSize);
            key[(sine * config.HiddenSize) + sine] = Sharpness;
            key[(cosine * config.HiddenSize) + cosine] = Sharpness;

            // sin(a+d) = sin a cos d + cos a sin d, cos(a+d) = cos a cos d - sin a sin d.
            query[(sine * config.HiddenSize) + sine] = Sharpness * (float)Math.Cos(angle);
            query[(sine * config.HiddenSize) + cosine] = Sharpness * (float)Math.Sin(angle);
            query[(cosine * config.HiddenSize) + cosine] = Sharpness * (float)Math.Cos(angle);
            query[(cosine * config.HiddenSize) + sine] = -Sharpness * (float)Math.Sin(angle);
        }

        Set(weights[layer + Names.Query + ".weight"], query);
        Set(weights[layer + Names.Key + ".weight"], key);

        void Set(Tensor matrix, float[] values) =>
            matrix.narrow(0, head * config.HeadSize, config.HeadSize).copy_(tensor(values, [config.HeadSize, config.HiddenSize]));
    }
}
