package dev.winnow.trainer.fit;

import dev.winnow.trainer.vectors.WordVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Word vectors for tests. */
final class TestVectors {
    private TestVectors() {}

    /** Words of the same group have nearly the same vector, words of different ones do not. */
    static WordVectors groups(String[]... groups) {
        Random random = new Random(5);
        List<String> words = new ArrayList<>();
        int count = 0;
        for (String[] group : groups) {
            count += group.length;
        }
        byte[] bytes = new byte[count * groups.length];
        float[] weight = new float[count];
        for (int g = 0; g < groups.length; g++) {
            for (String word : groups[g]) {
                int w = words.size();
                words.add(word);
                weight[w] = 0.5f + random.nextFloat();
                for (int k = 0; k < groups.length; k++) {
                    bytes[w * groups.length + k] = (byte) ((k == g ? 100 : 0) + random.nextInt(9) - 4);
                }
            }
        }
        return new WordVectors("test", "en", groups.length, words, bytes, weight, "", "0".repeat(64));
    }
}
