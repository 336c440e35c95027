package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongIntMapTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 5000})
    void givenAnyKeys_whenNumbered_thenAHashMapNumbersThemAlike(int expected) {
        Random random = new Random(expected);
        LongIntMap numbers = new LongIntMap(expected);
        Map<Long, Integer> reference = new LinkedHashMap<>();
        for (int i = 0; i < 50_000; i++) {
            long key = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(100); // often the same, 0 too
                case 1 -> -random.nextInt(3000);
                case 2 -> (long) random.nextInt(3000) << 45; // alike in all low bits
                default -> random.nextLong();
            };
            int number = numbers.number(key);
            assertThat(number).isEqualTo(reference.computeIfAbsent(key, k -> reference.size()));
        }
        assertThat(numbers.size()).isEqualTo(reference.size());
        assertThat(numbers.keysByNumber())
                .isEqualTo(
                        reference.keySet().stream().mapToLong(Long::longValue).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void givenAResetMap_whenUsedAgain_thenNumbersBeginAtZero(int expected) {
        LongIntMap numbers = new LongIntMap(expected);
        numbers.number(5);
        numbers.number(6);

        numbers.reset();

        assertThat(numbers.size()).isZero();
        assertThat(numbers.number(6)).isZero();
        assertThat(numbers.keysByNumber()).containsExactly(6);
    }
}
