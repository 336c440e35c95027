package dev.winnow.encoder;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import dev.winnow.trainer.vectors.WordEncoder;
import java.util.List;
import java.util.concurrent.Executor;

/** Three small English encoders, quantised, whose models are in their jars. */
public final class SmallEncoders implements WordEncoder {
    private static final String MINI_LM = "all-minilm-l6-v2";
    private static final String BGE = "bge-small-en-v1.5";
    private static final String E5 = "e5-small-v2";

    @Override
    public List<String> names() {
        return List.of(MINI_LM, BGE, E5);
    }

    @Override
    public Opened open(String name) {
        Executor here = Runnable::run;
        return switch (name) {
            case MINI_LM -> opened(new AllMiniLmL6V2QuantizedEmbeddingModel(here), "", name + " (Apache-2.0)");
            case BGE -> opened(new BgeSmallEnV15QuantizedEmbeddingModel(here), "", name + " (MIT)");
            // The model's own card asks for this prefix where texts are compared.
            case E5 -> opened(new E5SmallV2QuantizedEmbeddingModel(here), "query: ", name + " (MIT)");
            default ->
                throw new IllegalArgumentException(
                        "there is no encoder \"" + name + "\"; there are " + String.join(", ", names()));
        };
    }

    private static Opened opened(EmbeddingModel model, String prefix, String origin) {
        return new Opened() {
            @Override
            public float[] encode(String text) {
                return model.embed(prefix + text).content().vector();
            }

            @Override
            public String origin() {
                return origin;
            }
        };
    }
}
