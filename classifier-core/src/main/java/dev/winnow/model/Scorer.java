package dev.winnow.model;

import dev.winnow.article.Article;
import dev.winnow.feature.FeatureExtractor;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Utf8Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Scores articles against all heads of a model, without allocating in the steady state. Not thread-safe: one a thread,
 * over a shared model.
 *
 * <p>Stages: characters to hashes to rows to values ({@link FeatureExtractor}); one pass over the linear table for all
 * linear heads together; then each factor or tree head over the same vector; then what one head's scores add to another's.
 */
public final class Scorer {
    private final Model model;
    private final FeatureExtractor extractor;
    private final LinearTable.Summer summer;
    private final float[] sums; // [columns]
    private final float[][] scores; // [heads][outputs]
    private final List<Added> added;
    private final float[][] factorSums; // [heads][outputs x factors], empty where not of that form
    private final float[][] factorSquares;
    private float[] dense = new float[0]; // [rows], NaN where absent; only made if there is a forest
    private boolean featureless;
    private boolean textless;

    /** What is added to a head's score. */
    private record Added(int head, Rivals.Place rivals, Optional<SecondLooker> second) {}

    /** A scorer over this model. */
    public Scorer(Model model) {
        this.model = model;
        this.extractor = new FeatureExtractor(model.spec(), model.vocabulary());
        this.summer = model.table().summer();
        this.sums = new float[model.table().columns()];
        int heads = model.heads().size();
        this.scores = new float[heads][];
        this.added = IntStream.range(0, heads)
                .boxed()
                .flatMap(h -> model.heads().get(h).rivals().stream().map(rivals -> added(h, rivals)))
                .toList();
        this.factorSums = new float[heads][];
        this.factorSquares = new float[heads][];
        for (int h = 0; h < heads; h++) {
            Form form = model.heads().get(h).form();
            scores[h] = new float[form.outputs()];
            int factors = form instanceof FactorForm f ? f.outputs() * f.sign().length : 0;
            factorSums[h] = new float[factors];
            factorSquares[h] = new float[factors];
            if (form instanceof ForestForm && dense.length == 0) {
                dense = new float[model.vocabulary().size()];
                Arrays.fill(dense, Float.NaN);
            }
        }
    }

    private Added added(int head, Rivals rivals) {
        Rivals.Place place = rivals.in(model.heads());
        return new Added(head, place, rivals.second().map(look -> new SecondLooker(model, place, look)));
    }

    /** Scores an article in all fields of the spec; the answers are read by {@link #scores} and {@link #result}. */
    public void score(Article article) {
        score(extractor.extract(article));
    }

    /** Scores a title and a text, without what is beside them on a page. */
    public void score(CharSequence title, CharSequence text) {
        score(extractor.extract(title, text));
    }

    /** Scores an article that lies in memory as UTF-8; bit-equal to its score as a String. */
    public void score(Utf8Text title, Utf8Text text) {
        score(extractor.extract(title, text));
    }

    /** Scores a feature vector made with the model's spec and vocabulary. */
    public void score(FeatureVector vector) {
        featureless = vector.size == 0;
        textless = vector.textSize == 0;
        summer.sum(vector, sums);
        for (int h = 0; h < scores.length; h++) {
            Form form = model.heads().get(h).form();
            if (form instanceof LinearForm linear) {
                scoreLinear(linear, scores[h]);
            } else if (form instanceof FactorForm factors) {
                scoreFactors(factors, vector, h);
            } else if (form instanceof ForestForm forest) {
                scoreForest(forest, vector, scores[h]);
            }
        }
        for (int i = 0; i < added.size(); i++) {
            Added next = added.get(i);
            float[] other = scores[next.rivals.head()];
            float own = scores[next.head][0];
            scores[next.head][0] += next.rivals.added(other);
            if (next.second.isPresent()) {
                scores[next.head][0] += next.second.get().added(own, other, vector);
            }
        }
    }

    /** The raw scores of a head for the article scored last: [outputs], reused by the next call. */
    public float[] scores(int head) {
        return scores[head];
    }

    /** What a head says of the article scored last. */
    public HeadResult result(int head) {
        Head h = model.heads().get(head);
        boolean unknown = featureless || (textless && h.textOnly());
        return unknown ? h.decideNothing(Undecided.UNKNOWN) : h.decide(scores[head]);
    }

    /** What a head says of the article scored last, which is in another language than the model's. */
    public HeadResult resultInOtherLanguage(int head) {
        Head h = model.heads().get(head);
        return featureless ? h.decideNothing(Undecided.LANGUAGE) : h.decideOtherLanguage(scores[head]);
    }

    private void scoreLinear(LinearForm form, float[] out) {
        for (int k = 0; k < out.length; k++) {
            out[k] = form.bias()[k] + sums[form.firstColumn() + k];
        }
    }

    private void scoreFactors(FactorForm form, FeatureVector vector, int head) {
        int outputs = form.outputs();
        int factors = form.sign().length;
        int width = outputs * factors;
        float[] out = scores[head];
        float[] sum = factorSums[head];
        float[] square = factorSquares[head];
        Arrays.fill(sum, 0);
        Arrays.fill(square, 0);
        System.arraycopy(form.bias(), 0, out, 0, outputs);
        for (int i = 0; i < vector.size; i++) {
            float v = vector.value[i];
            int row = vector.index[i];
            for (int k = 0; k < outputs; k++) {
                out[k] += v * form.linear()[row * outputs + k];
            }
            for (int j = 0; j < width; j++) {
                float x = v * form.factors()[row * width + j];
                sum[j] += x;
                square[j] += x * x;
            }
        }
        for (int k = 0; k < outputs; k++) {
            float quadratic = 0;
            for (int j = 0; j < factors; j++) {
                int at = k * factors + j;
                quadratic += form.sign()[j] * (sum[at] * sum[at] - square[at]);
            }
            out[k] += quadratic / 2;
        }
    }

    private void scoreForest(ForestForm form, FeatureVector vector, float[] out) {
        for (int i = 0; i < vector.size; i++) {
            dense[vector.index[i]] = vector.value[i];
        }
        form.score(dense, out);
        for (int i = 0; i < vector.size; i++) {
            dense[vector.index[i]] = Float.NaN;
        }
    }
}
