package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 1023, 1024, 1025, 300_000})
    void givenRandomKeysThenEachHasItsRowAndOthersHaveNone(int size) {
        long[] keys = new Random(size).longs(size).distinct().toArray();
        Vocabulary vocabulary = of(keys);

        requireOwnRows(vocabulary, keys);
        Set<Long> known = new HashSet<>();
        Arrays.stream(keys).forEach(known::add);
        new Random(-size)
                .longs(100_000)
                .filter(hash -> !known.contains(hash))
                .forEach(hash -> assertThat(vocabulary.row(hash)).isEqualTo(-1));
    }

    @Test
    void givenNoKeysThenNothingHasARow() {
        Vocabulary vocabulary = of();

        assertThat(vocabulary.size()).isZero();
        assertThat(vocabulary.row(0)).isEqualTo(-1);
        new Random(1)
                .longs(1000)
                .forEach(hash -> assertThat(vocabulary.row(hash)).isEqualTo(-1));
    }

    @Test
    void givenExtremeKeysThenEachHasItsRow() {
        requireOwnRows(of(0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE), 0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(of(5).row(0)).isEqualTo(-1);
    }

    @Test
    void givenKeysWithTheSameLowBitsThenEachHasItsRow() {
        long[] keys = LongStream.range(0, 1000).map(i -> i << 32 | 7).toArray();

        Vocabulary vocabulary = of(keys);

        requireOwnRows(vocabulary, keys);
        assertThat(vocabulary.row(1000L << 32 | 7)).isEqualTo(-1);
    }

    @Test
    void givenNeighboursWithTheSameHighBitsThenEachHasItsRow() {
        // 9 takes slot 8's neighbour, so that a lookup of 10 passes by the other key of equal upper half.
        long high = 0x1234_5678L << 32;
        long[] keys = {0x9999_0000_0000L | 9, high | 9, high | 10, high | 11, high | 0x100 | 9};

        requireOwnRows(of(keys), keys);
        for (int seed = 0; seed < 200; seed++) {
            long[] crowded = new Random(seed)
                    .longs(200)
                    .map(x -> (x & 1L << 33) | (x & 0xFFF))
                    .distinct()
                    .toArray();
            requireOwnRows(of(crowded), crowded);
        }
    }

    @Test
    void givenKeysThatAreNoHashesButMadeToCollideThenTheyAreRefusedBeforeLookupsCrawl() {
        long[] keys = LongStream.range(0, 200_000).map(i -> i << 32).toArray();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(keys))
                .withMessage("the keys of a vocabulary are not hashes: too many are alike");
    }

    @Test
    void givenTheSameKeyTwiceThenItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(3, 42, 5, 42))
                .withMessage("two rows of a vocabulary have the same key 42");
    }

    @Test
    void givenAnotherNumberOfFrequenciesThenItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vocabulary(new long[2], new float[3]))
                .withMessage("a vocabulary has as many keys as idf values, not 2 and 3");
    }

    private static void requireOwnRows(Vocabulary vocabulary, long... keys) {
        for (int row = 0; row < keys.length; row++) {
            assertThat(vocabulary.row(keys[row])).isEqualTo(row);
        }
        requireTogetherAsOneByOne(vocabulary, keys);
    }

    /** Known ones, their near misses and others, in one batch. */
    private static void requireTogetherAsOneByOne(Vocabulary vocabulary, long... keys) {
        Random random = new Random(keys.length);
        long[] hashes = new long[3000];
        for (int i = 0; i < hashes.length; i++) {
            long key = keys[random.nextInt(keys.length)];
            hashes[i] = i % 3 == 0 ? key : i % 3 == 1 ? key ^ 1L << random.nextInt(64) : random.nextLong();
        }
        int[] expected = Arrays.stream(hashes)
                .mapToInt(vocabulary::row)
                .filter(row -> row >= 0)
                .toArray();
        int[] rows = new int[5 + hashes.length];
        Arrays.fill(rows, 0, 5, 77);

        int end = vocabulary.rows(hashes, hashes.length, rows, 5);

        assertThat(Arrays.equals(rows, 5, end, expected, 0, expected.length)).isTrue();
        assertThat(Arrays.copyOf(rows, 5)).containsOnly(77);
    }

    private static Vocabulary of(long... keys) {
        return new Vocabulary(keys, new float[keys.length]);
    }
}
