package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a file, reading gives rows, counted bad rows or one sentence, and nothing else. */
class DamagedDataTest {
    private static final Map<String, String> SAMPLES = Map.of(
            "a.jsonl",
                    "{\"id\":1,\"text\":\"a \\u00e9 \\\"b\",\"labels\":[\"x\",\"y\"],\"o\":{\"p\":[1,2]}}\r\n"
                            .repeat(4),
            "a.csv", "id,text,label\r\n1,\"a, \"\"b\"\"\nc\",x\r\n2,é,y\r\n3,\"\",z\r\n",
            "a.tsv", "id\ttext\tlabel\n1\ta\tx\n2\té\ty\n",
            "a.ft", "__label__x __label__y a\n__label__z é\n",
            "a.txt", "Title\n\nText é\n",
            "a.html", "<p>Text é</p>\n",
            "unnamed", "{\"text\":\"a\"}\n");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.csv", "a.tsv", "a.ft", "a.txt", "a.html", "unnamed"})
    void givenAFileWithChangedBytes_whenRead_thenNothingButAnInputErrorEscapes(String name) throws IOException {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        byte[] whole = Reading.bytes(SAMPLES.get(name));
        for (int trial = 0; trial < 1500; trial++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int change = random.nextInt(4); change > 0 && damaged.length > 0; change--) {
                damaged[random.nextInt(damaged.length)] = replacement(random, whole);
            }
            Path file = Reading.file(folder, name, random.nextInt(8) == 0 ? Packed.gzip(damaged) : damaged);
            try {
                assertThat(Reading.of(file).rows()).hasSizeLessThan(20);
            } catch (InputException e) {
                assertThat(e).hasMessageContaining(file.toString()).hasMessageNotContaining("Exception");
            }
        }
    }

    private static byte replacement(SplittableRandom random, byte[] whole) {
        return random.nextBoolean() ? whole[random.nextInt(whole.length)] : (byte) random.nextInt(256);
    }
}
