package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Weighting;
import dev.winnow.model.FloatTable;
import dev.winnow.model.LinearForm;
import dev.winnow.trainer.vectors.WordVectors;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorFeaturesTest {
    private static final WordVectors VECTORS = TestVectors.groups(
            new String[] {"goal", "match", "league", "striker"}, new String[] {"share", "profit", "market", "bond"});

    private static VectorFeatures features(FeatureSpec spec, int minDocuments, String... texts) {
        Corpus corpus = new Corpus();
        CountedNgrams.Counter counter = new CountedNgrams.Counter(spec);
        for (String text : texts) {
            corpus.add(counter.count(CorpusTest.article(text)));
        }
        long[] keys = VECTORS.keys(spec);
        return new VectorFeatures(VECTORS, keys, corpus.featurize(spec, minDocuments, 1000, keys));
    }

    private static float[] scores(FeatureRows rows, int document, Fitted fitted) {
        FeatureVector vector = new FeatureVector();
        rows.copyTo(document, vector);
        float[] sums = new float[fitted.form().outputs()];
        new FloatTable(sums.length, fitted.table()).summer().sum(vector, sums);
        return sums;
    }

    @ParameterizedTest
    @EnumSource
    void givenRandomWeights_whenFolded_thenNgramsAloneGiveTheScoresOfNgramsAndVectors(Weighting weighting) {
        Random random = new Random(3);
        String[] words = {"goal", "match", "league", "share", "profit", "bond", "the", "a", "of", "today", "said"};
        String[] texts = new String[200];
        for (int d = 0; d < texts.length; d++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 3 + random.nextInt(40); i++) {
                text.append(words[(int) (words.length * random.nextDouble() * random.nextDouble())])
                        .append(' ');
            }
            texts[d] = text.toString();
        }
        VectorFeatures features = features(FeatureSpec.standard().withWeighting(weighting), 3, texts);
        for (double share : new double[] {0.25, 0.55, 2}) {
            FeatureRows rows = features.rows(share);
            float[] table = new float[rows.features() * 5];
            for (int i = 0; i < table.length; i++) {
                table[i] = (float) random.nextGaussian();
            }
            Fitted fitted = new Fitted(new LinearForm(0, new float[5]), table);
            Fitted folded = features.fold(fitted, share);

            assertThat(folded.table()).hasSize(features.featured().vocabulary().size() * 5);
            for (int d = 0; d < texts.length; d++) {
                float[] expected = scores(rows, d, fitted);
                float[] found = scores(features.rows(0), d, folded);
                for (int k = 0; k < 5; k++) {
                    assertThat(found[k]).isCloseTo(expected[k], Offset.offset(1e-4f));
                }
            }
        }
    }

    @Test
    void givenWordsOfNoDocument_whenFeaturized_thenTheyHaveRowsBehindTheOthers() {
        VectorFeatures features = features(FeatureSpec.standard().withWordNgrams(1), 1, "goal goal today", "today");

        assertThat(features.featured().vocabulary().size()).isEqualTo(9);
        assertThat(features.unseenWords()).isEqualTo(7);
        assertThat(features.featured().rows().index()).containsOnly(0, 1);
        assertThat(features.featured().vocabulary().idf()[8]).isEqualTo((float) (1 + StrictMath.log(3)));
    }

    @Test
    void givenAShare_whenJoined_thenVectorsAreSoLongOnAverageAndNothingIsShorter() {
        VectorFeatures features =
                features(FeatureSpec.standard(), 1, "goal match", "profit of the day", "league league today", "none");
        FeatureRows rows = features.rows(0.5);

        double sum = 0;
        for (int d = 0; d < 4; d++) {
            double squares = 0;
            for (int i = rows.start()[d]; i < rows.start()[d + 1]; i++) {
                if (rows.index()[i] >= features.featured().vocabulary().size()) {
                    squares += rows.value()[i] * rows.value()[i];
                }
            }
            sum += Math.sqrt(squares);
        }
        assertThat(sum / 3).isCloseTo(0.5, Offset.offset(1e-6)); // the last has no vector
        assertThat(features.rows(0)).isSameAs(features.featured().rows());
    }
}
