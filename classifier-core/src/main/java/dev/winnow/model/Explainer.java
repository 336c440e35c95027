package dev.winnow.model;

import dev.winnow.article.Article;
import dev.winnow.feature.FeatureExtractor;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.NgramNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tells which features of one article pushed which label. Slow; makes a name for each feature. Not thread-safe. */
public final class Explainer {
    /** So many of the most probable labels are explained, assigned or not. */
    private static final int MOST_PROBABLE = 3;

    private final Model model;
    private final FeatureVector vector;
    private final Map<Integer, NgramNames.Named> names;
    private final int most;

    /**
     * An explainer of one article.
     *
     * @param most how many contributions a label has at most
     */
    public Explainer(Model model, Article article, int most) {
        this.model = model;
        this.vector = new FeatureExtractor(model.spec(), model.vocabulary()).extract(article);
        this.names = NgramNames.of(article, model.spec(), model.vocabulary());
        this.most = most;
    }

    /** Why a head answered so. */
    public HeadExplanation explain(HeadResult result) {
        if (result.undecided() != null || !(result.head().form() instanceof LinearForm linear)) {
            return new HeadExplanation(result, List.of());
        }
        return new HeadExplanation(
                result,
                chosen(result).stream().map(k -> explain(result, linear, k)).toList());
    }

    private static List<Integer> chosen(HeadResult result) {
        Head head = result.head();
        if (head.type() == HeadType.BINARY) {
            return List.of(0);
        }
        List<Integer> ranked = IntStream.range(0, head.labels().size())
                .boxed()
                .sorted(Comparator.comparing(k -> -result.probabilities()[k]))
                .toList();
        return IntStream.range(0, ranked.size())
                .filter(i -> i < MOST_PROBABLE
                        || result.labels().contains(head.labels().get(ranked.get(i))))
                .mapToObj(ranked::get)
                .toList();
    }

    private LabelExplanation explain(HeadResult result, LinearForm form, int k) {
        List<Contribution> named = new ArrayList<>();
        float sum = 0;
        for (int i = 0; i < vector.size; i++) {
            float score = vector.value[i] * model.table().weight(vector.index[i], form.firstColumn() + k);
            sum += score;
            NgramNames.Named name = names.get(vector.index[i]);
            if (name != null && score != 0) {
                named.add(new Contribution(name.field(), name.name(), score));
            }
        }
        List<Contribution> strongest = named.stream()
                .sorted(Comparator.comparing(c -> -Math.abs(c.score())))
                .limit(most)
                .toList();
        float told = 0;
        for (Contribution contribution : strongest) {
            told += contribution.score();
        }
        Head head = result.head();
        double[] assign = head.thresholds().assign();
        return new LabelExplanation(
                head.labels().get(k),
                result.probabilities()[k],
                k < assign.length ? assign[k] : 0,
                form.bias()[k],
                strongest,
                sum - told,
                form.bias()[k] + sum);
    }
}
