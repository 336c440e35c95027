package dev.winnow.trainer.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DistillationTest {
    /** A vector that depends on the first letter, with a little noise by the word. */
    private static final WordEncoder.Opened ENCODER = new WordEncoder.Opened() {
        @Override
        public float[] encode(String text) {
            Random random = new Random(text.hashCode());
            float[] vector = new float[6];
            for (int k = 0; k < vector.length; k++) {
                vector[k] = 3 + random.nextFloat() / 10 + (text.charAt(0) % 6 == k ? 1 : 0);
            }
            return vector;
        }

        @Override
        public String origin() {
            return "a made-up encoder";
        }
    };

    private static WordCounts counts() {
        WordCounts counts = new WordCounts();
        for (int i = 0; i < 3; i++) {
            counts.add("Alpha beta", "ALPHA, alpha! bravo 1999 12 x2 cat's\nČapek apple");
        }
        counts.add("", "rare");
        return counts;
    }

    private static WordVectors distil(int dimension, int most) {
        return new Distillation(most, 2, dimension, 0.01)
                .distil(counts(), List.of(), List.of(ENCODER), "test", List.of("made up"), Progress.none());
    }

    @Test
    void wordsAreCountedAsTheTokenizerFoldsThemAndTheMostFrequentComeFirst() {
        WordCounts counts = counts();

        assertThat(counts.documents()).isEqualTo(4);
        assertThat(counts.frequent(100, 2))
                .extracting(WordCounts.WordCount::word)
                .containsExactly("alpha", "1999", "apple", "beta", "bravo", "cat", "s", "čapek");
        assertThat(counts.frequent(1, 2)).containsExactly(new WordCounts.WordCount("alpha", 9));
        assertThat(counts.frequent(100, 1))
                .extracting(WordCounts.WordCount::word)
                .contains("rare");
    }

    @Test
    void wordsThatTheEncoderFindsAlikeAreAlikeAndFrequentOnesCountLess() {
        WordVectors vectors = distil(3, 100);
        int alpha = vectors.words().indexOf("alpha");
        int apple = vectors.words().indexOf("apple");
        int beta = vectors.words().indexOf("beta");

        assertThat(vectors.similarity(alpha, apple)).isGreaterThan(0.9);
        assertThat(vectors.similarity(alpha, beta)).isLessThan(0.5);
        assertThat(vectors.weight()[alpha]).isLessThan(vectors.weight()[apple]);
        assertThat(vectors.card()).contains("a made-up encoder", "- made up");
        assertThat(distil(3, 100).bytes()).isEqualTo(vectors.bytes());
    }

    @Test
    void encodersAreJoinedEachWithTheSameSay() {
        WordEncoder.Opened louder = new WordEncoder.Opened() {
            @Override
            public float[] encode(String text) {
                float[] vector = ENCODER.encode(text);
                for (int k = 0; k < vector.length; k++) {
                    vector[k] *= 1000;
                }
                return vector;
            }

            @Override
            public String origin() {
                return "a louder encoder";
            }
        };
        WordVectors alone = distil(3, 100);
        WordVectors joined = new Distillation(100, 2, 3, 0.01)
                .distil(counts(), List.of(), List.of(ENCODER, louder), "test", List.of("made up"), Progress.none());

        // Twice the same says no more than once, however loud.
        for (int a = 0; a < alone.size(); a++) {
            assertThat(joined.similarity(0, a)).isCloseTo(alone.similarity(0, a), Offset.offset(0.02));
        }
        assertThat(joined.card()).contains("alone by a made-up encoder and by a louder encoder");
    }

    @Test
    void wordsOfTheSamePassagesAreAlikeByTheirCompany() {
        // Which passage it is tells the vector, and nothing of it the words alone.
        WordEncoder.Opened byPassage = new WordEncoder.Opened() {
            @Override
            public float[] encode(String text) {
                boolean one = text.contains("alpha") && text.contains("beta");
                boolean other = text.contains("bravo") && text.contains("cat");
                return new float[] {one ? 1 : 0, other ? 1 : 0, 0};
            }

            @Override
            public String origin() {
                return "an encoder of passages";
            }
        };
        List<String> passages = List.of("alpha beta", "alpha beta apple", "bravo cat", "BRAVO, cat's", "zebra");
        WordVectors vectors = new Distillation(100, 2, 2, 0.01)
                .distil(counts(), passages, List.of(byPassage), "test", List.of(), Progress.none());
        List<String> words = vectors.words();

        assertThat(vectors.similarity(words.indexOf("alpha"), words.indexOf("beta")))
                .isGreaterThan(0.95);
        assertThat(vectors.similarity(words.indexOf("bravo"), words.indexOf("cat")))
                .isGreaterThan(0.95);
        assertThat(vectors.similarity(words.indexOf("alpha"), words.indexOf("bravo")))
                .isLessThan(0);
        assertThat(vectors.card()).contains("5 passages");
    }

    @Test
    void passagesAreTheFirstTwoAndOthersEvenlySpread() {
        String text = IntStream.range(0, 400).mapToObj(i -> "w" + i).collect(Collectors.joining(" \n"));
        Passages four = new Passages(4);
        four.add("", text);
        Passages none = new Passages(0);
        none.add("Title", text);
        Passages few = new Passages(6);
        few.add("A title", "of seven words and so too short");
        few.add("", "\u00A0 . ".repeat(20));
        few.add("A title", "of eight words and so just long enough");

        assertThat(four.texts()).hasSize(4).allMatch(t -> t.split(" ").length == 40);
        assertThat(four.texts())
                .extracting(t -> t.substring(0, t.indexOf(' ')))
                .containsExactly("w0", "w40", "w80", "w240");
        assertThat(none.texts()).isEmpty();
        assertThat(few.texts())
                .containsExactly(
                        "A title of seven words and so too short", "A title of eight words and so just long enough");
    }

    @Test
    void axesAreThoseOfTheLargestVarianceAndAtRightAngles() {
        double[][] axes = PrincipalAxes.of(new double[][] {{2, 1, 0}, {1, 2, 0}, {0, 0, 0.5}}, 2);

        assertThat(axes[0]).containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5), 0}, Offset.offset(1e-9));
        assertThat(Math.abs(axes[1][0] + axes[1][1])).isLessThan(1e-9);
    }

    @Test
    void tooFewWordsOrTooManyAxesAreRefusedInASentence() {
        assertThatThrownBy(() -> distil(8, 100))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("only 8 words");
        assertThatThrownBy(() -> distil(7, 100))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("6 components");
    }

    @Test
    void withoutTheEncodersJarsItIsSaidHowToGetThem() {
        assertThatThrownBy(() -> Encoders.open(Path.of("no-such-folder"), List.of("all-minilm-l6-v2")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("mvn -P encoder");
    }
}
