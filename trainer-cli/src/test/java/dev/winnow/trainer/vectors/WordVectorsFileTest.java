package dev.winnow.trainer.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.bundle.BundleException;
import dev.winnow.bundle.BundleFile;
import dev.winnow.bundle.SafetensorsWriter;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.trainer.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordVectorsFileTest {
    private static final WordVectors VECTORS = new WordVectors(
            "test",
            "en",
            2,
            List.of("goal", "match", "café"),
            new byte[] {1, 2, 3, -4, 127, -127},
            new float[] {1, 0.5f, 0},
            "# test\n",
            "");

    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WordVectorsFile.write(out, VECTORS, JsonNodeFactory.instance.objectNode());
        return out.toByteArray();
    }

    private static byte[] sealed(ObjectNode manifest, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleFile.write(out, manifest, entries);
        return out.toByteArray();
    }

    private static ObjectNode manifest(int words, int dimension) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "word-vectors")
                .put("version", 1)
                .put("name", "x")
                .put("language", "en")
                .put("words", words)
                .put("dimension", dimension);
    }

    private static Map<String, byte[]> entries(String words, float... weight) throws IOException {
        return Map.of(
                "words.txt",
                words.getBytes(StandardCharsets.UTF_8),
                "vectors.safetensors",
                new SafetensorsWriter()
                        .add("weight", weight, weight.length)
                        .add("vectors", new byte[weight.length * 2], weight.length, 2)
                        .toBytes(),
                "card.md",
                new byte[0]);
    }

    @Test
    void givenVectors_whenWrittenAndRead_thenTheyAreTheSame() throws IOException {
        WordVectors read = WordVectorsFile.read(bytes());

        assertThat(read.words()).isEqualTo(VECTORS.words());
        assertThat(read.bytes()).isEqualTo(VECTORS.bytes());
        assertThat(read.weight()).isEqualTo(VECTORS.weight());
        assertThat(read.card()).isEqualTo(VECTORS.card());
        assertThat(read.sha256()).hasSize(64);
        assertThat(bytes()).isEqualTo(bytes());
    }

    @Test
    void givenAnyByteChanged_whenRead_thenItIsRefused() throws IOException {
        byte[] file = bytes();
        for (int i = 0; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= 1;
            assertThatThrownBy(() -> WordVectorsFile.read(damaged)).isInstanceOf(BundleException.class);
        }
    }

    @Test
    void givenASoundFileThatSaysWhatCannotBe_whenRead_thenItIsRefusedInASentence() throws IOException {
        assertRefused(manifest(3, 2), entries("a\nb\n", 1, 1), "2 words, and its manifest says 3");
        assertRefused(manifest(2, 3), entries("a\nb\n", 1, 1), "vectors");
        assertRefused(manifest(2, 5000), entries("a\nb\n", 1, 1), "dimension");
        assertRefused(manifest(0, 2), entries(""), "words");
        assertRefused(manifest(2, 2), entries("a\nb\n", 1, -1), "a weight is -1.0");
        assertRefused(manifest(2, 2).put("version", 2), entries("a\nb\n", 1, 1), "use a newer Winnow");
        assertRefused(manifest(2, 2).put("kind", "language"), entries("a\nb\n", 1, 1), "no file of word vectors");
    }

    private static void assertRefused(ObjectNode manifest, Map<String, byte[]> entries, String why) throws IOException {
        byte[] file = sealed(manifest, entries);
        assertThatThrownBy(() -> WordVectorsFile.read(file))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining(why);
    }

    @Test
    void givenAFileOfAnotherKind_whenRead_thenTheFileIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("some.txt"), "words");

        assertThatThrownBy(() -> WordVectorsFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString());
        assertThatThrownBy(() -> WordVectorsFile.read(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void theEnglishVectorsAreSoundAndSmallAndKnowTheNews() {
        WordVectors english = WordVectorsFile.english();
        Set<Long> keys = new HashSet<>();
        for (long key : english.keys(FeatureSpec.standard())) {
            keys.add(key);
        }

        assertThat(english.size()).isGreaterThan(30_000);
        assertThat(english.bytes().length).isLessThan(6_000_000);
        assertThat(keys).hasSizeGreaterThan(english.size() - 5);
        assertThat(english.words()).contains("ukraine", "nigeria", "ceasefire", "inflation", "goalkeeper");
        assertThat(similarity(english, "goalkeeper", "striker"))
                .isGreaterThan(similarity(english, "goalkeeper", "inflation"));
        assertThat(english.card()).contains("all-minilm-l6-v2 (Apache-2.0)");
    }

    private static double similarity(WordVectors vectors, String a, String b) {
        return vectors.similarity(vectors.words().indexOf(a), vectors.words().indexOf(b));
    }
}
