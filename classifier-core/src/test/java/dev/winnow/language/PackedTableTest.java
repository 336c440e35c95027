package dev.winnow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTableTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 16, 19, 20, 21, 31, 47, 100})
    void packedSumsAreThePlainOnes(int languages) {
        Random random = new Random(languages);
        int rows = 64;
        byte[] weights = new byte[rows * languages];
        random.nextBytes(weights);
        Arrays.fill(weights, 0, languages, (byte) -128);
        Arrays.fill(weights, languages, 2 * languages, (byte) 127);
        float[] bias = new float[languages];
        float[] usual = new float[languages];
        for (int k = 0; k < languages; k++) {
            bias[k] = random.nextFloat();
            usual[k] = 1;
        }
        List<String> codes = IntStream.range(0, languages)
                .mapToObj(k -> "a" + (char) ('a' + k / 26) + (char) ('a' + k % 26))
                .toList();
        PackedTable packed = new PackedTable(new LanguageTable(Script.LATIN, codes, rows, weights, 0.5f, bias, usual));

        for (int count : new int[] {0, 1, 2, 255, 256, 257, 4000}) {
            int[] chosen = random.ints(count, 0, rows).toArray();
            Arrays.fill(chosen, 0, count / 2, count % 2); // the extremes, again and again
            float[] scores = new float[languages];
            packed.score(chosen, count, new long[PackedTable.sumsNeeded(languages)], scores);

            for (int k = 0; k < languages; k++) {
                long sum = 0;
                for (int row : chosen) {
                    sum += weights[row * languages + k];
                }
                double expected = bias[k] + (count == 0 ? 0 : 0.5 * sum / Math.sqrt(count));
                assertThat((double) scores[k]).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
            }
        }
    }
}
