package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the second look sees of the first. */
class BlockContextTest {
    private static final String STORY = "<p>one two three four</p>".repeat(4);

    private final HtmlBlocks page = HtmlBlocks.of(
            "<nav><a>Home</a></nav><div class=story>" + STORY + "</div><div class=promo><a>Read this too</a></div>");

    @Test
    void givenABlock_thenItsNeighboursAreSeenAndBeyondThePageThereIsNone() {
        float[] first = {0.1f, 0.9f, 0.8f, 0.7f, 0.6f, 0.2f};

        float[][] rows = rows(page, first);

        assertThat(of(rows[0], "first look")).isEqualTo(0.1f);
        assertThat(of(rows[2], "likely 1 before")).isEqualTo(0.9f);
        assertThat(of(rows[2], "likely 2 after")).isEqualTo(0.6f);
        assertThat(of(rows[0], "likely 1 before")).isEqualTo(-1);
        assertThat(of(rows[5], "likely 1 after")).isEqualTo(-1);
    }

    @Test
    void givenABlockAfterTheBody_thenItsDistanceIsToldInBlocks() {
        float[][] rows = rows(page, new float[] {0.1f, 0.9f, 0.9f, 0.9f, 0.9f, 0.1f});

        assertThat(of(rows[0], "blocks from body")).isEqualTo(-1);
        assertThat(of(rows[1], "blocks from body")).isZero();
        assertThat(of(rows[4], "blocks from body")).isZero();
        assertThat(of(rows[5], "blocks from body")).isEqualTo(1);
    }

    @Test
    void givenBlocksMarkedUpAlike_thenTheyShareWhatIsLikelyOfThem() {
        float[][] rows = rows(page, new float[] {0, 1, 0, 1, 0, 0});

        assertThat(of(rows[1], "pattern likely"))
                .isEqualTo(of(rows[4], "pattern likely"))
                .isEqualTo(0.5f);
        assertThat(of(rows[1], "pattern count")).isEqualTo((float) Math.log(1 + 4));
        assertThat(of(rows[5], "pattern likely")).isZero();
    }

    @Test
    void givenNothingLikely_orNoBlocks_thenAllIsFinite() {
        for (float[] row : rows(page, new float[6])) {
            for (float value : row) {
                assertThat(value).isFinite();
            }
        }
        assertThat(rows(HtmlBlocks.of(""), new float[0])).isEmpty();
    }

    @Test
    void givenAnyProbabilities_thenEveryFeatureIsFilled() {
        Random random = new Random(5);
        float[] first = new float[6];
        for (int trial = 0; trial < 100; trial++) {
            for (int i = 0; i < first.length; i++) {
                first[i] = random.nextFloat();
            }
            assertThat(List.of(rows(page, first)))
                    .allMatch(row -> row.length == BlockContext.NAMES.size() && finite(row));
        }
    }

    @Test
    void givenSomeBlocksOfWhichSomethingIsKnown_thenTheirFeaturesStandAfterIt() {
        float[] first = {0.1f, 0.9f, 0.8f, 0.7f, 0.6f, 0.2f};
        float[][] known = {{0, 0}, {1, 10}, {2, 20}, {3, 30}, {4, 40}, {5, 50}};

        float[][] rows = new BlockContext(page, first).after(known, new int[] {1, 4});

        float[][] all = rows(page, first);
        assertThat(rows).hasDimensions(2, 2 + BlockContext.NAMES.size());
        assertThat(Arrays.copyOf(rows[1], 2)).containsExactly(4, 40);
        assertThat(Arrays.copyOfRange(rows[0], 2, rows[0].length)).isEqualTo(all[1]);
        assertThat(Arrays.copyOfRange(rows[1], 2, rows[1].length)).isEqualTo(all[4]);
    }

    private static float[][] rows(HtmlBlocks page, float[] first) {
        int[] all = IntStream.range(0, first.length).toArray();
        return new BlockContext(page, first).after(new float[first.length][0], all);
    }

    private static boolean finite(float[] row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static float of(float[] row, String name) {
        int at = BlockContext.NAMES.indexOf(name);
        assertThat(at).as(name + " in " + Arrays.toString(row)).isNotNegative();
        return row[at];
    }
}
