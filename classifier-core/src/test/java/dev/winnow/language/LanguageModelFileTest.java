package dev.winnow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.bundle.BundleException;
import dev.winnow.bundle.BundleFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageModelFileTest {

    private static LanguageModel model() {
        LanguageTable table = new LanguageTable(
                Script.LATIN,
                List.of("aa", "zh-Hant"),
                3,
                new byte[] {1, -2, 3, -4, 5, -127},
                0.25f,
                new float[] {0.5f, -0.5f},
                new float[] {1, 2});
        return new LanguageModel(List.of(table), Map.of(Script.BENGALI, "bn"), 0.7f, 0.5f);
    }

    private static byte[] written(LanguageModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LanguageModelFile.write(
                out, model, JsonNodeFactory.instance.objectNode().put("made", "here"));
        return out.toByteArray();
    }

    @Test
    void aModelComesBackAsItWas() throws IOException {
        LanguageModel read = LanguageModelFile.read(written(model()));

        LanguageTable table = read.tables().get(0);
        assertThat(read.single()).isEqualTo(Map.of(Script.BENGALI, "bn"));
        assertThat(read.threshold()).isEqualTo(0.7f);
        assertThat(read.familiar()).isEqualTo(0.5f);
        assertThat(table.languages()).containsExactly("aa", "zh-Hant");
        assertThat(table.weights()).containsExactly(1, -2, 3, -4, 5, -127);
        assertThat(table.bias()).containsExactly(0.5f, -0.5f);
        assertThat(table.usual()).containsExactly(1f, 2f);
        assertThat(written(read)).isEqualTo(written(model()));
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        byte[] file = written(model());
        for (int i = 0; i < file.length * 8; i++) {
            byte[] damaged = file.clone();
            damaged[i / 8] ^= (byte) (1 << i % 8);
            assertThatThrownBy(() -> LanguageModelFile.read(damaged)).isInstanceOf(BundleException.class);
        }
    }

    @Test
    void anotherBundleIsRefusedInOneSentence() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ObjectNode manifest = JsonNodeFactory.instance.objectNode().put("kind", "other");
        BundleFile.write(out, manifest, Map.of());

        assertThatThrownBy(() -> LanguageModelFile.read(out.toByteArray()))
                .isInstanceOf(BundleException.class)
                .hasMessage("This is no language model: give one that \"winnow language train\" wrote.");
    }

    @Test
    void aManifestThatSaysWhatCannotBeIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("kind", "language").put("version", 1).put("threshold", 7).put("familiar", 0.5);
        BundleFile.write(out, manifest, Map.of("weights.safetensors", "\u0008\0\0\0\0\0\0\0{}      ".getBytes()));

        assertThatThrownBy(() -> LanguageModelFile.read(out.toByteArray()))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("threshold");
    }

    @Test
    void aModelChecksItsParts() {
        assertThatThrownBy(() -> new LanguageModel(List.of(), Map.of(Script.GREEK, "Greek!"), 0.5f, 0.5f))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BCP 47");
        assertThatThrownBy(() -> new LanguageModel(model().tables(), Map.of(Script.LATIN, "en"), 0.5f, 0.5f))
                .hasMessageContaining("two ways");
        assertThatThrownBy(() -> new LanguageTable(
                        Script.LATIN, List.of("en", "en"), 1, new byte[2], 1, new float[2], new float[] {1, 1}))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new LanguageTable(
                        Script.LATIN, List.of("en", "de"), 1, new byte[3], 1, new float[2], new float[] {1, 1}))
                .hasMessageContaining("do not fit");
        assertThatThrownBy(() -> new LanguageTable(
                        Script.LATIN, List.of("en", "de"), 1, new byte[2], Float.NaN, new float[2], new float[] {1, 1}))
                .hasMessageContaining("step");
    }
}
