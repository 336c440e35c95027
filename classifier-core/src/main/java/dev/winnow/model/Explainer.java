package dev.winnow.model;

import dev.winnow.article.Article;
import dev.winnow.feature.FeatureExtractor;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Field;
import dev.winnow.feature.NgramNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells which features of one article pushed which label. Slow; makes a name for each feature. Not thread-safe. */
public final class Explainer {
    /** So many of the most probable labels are explained, assigned or not, asked for or not. */
    private static final int MOST_PROBABLE = 3;

    /** What the answer of a second look is called beside words and traits. */
    private static final String SECOND_LOOK = "second look";

    private final Model model;
    private final FeatureVector vector;
    private final Map<Integer, NgramNames.Named> names;
    private final int most;
    private final Set<String> asked;

    /**
     * An explainer of one article.
     *
     * @param most how many contributions a label has at most
     * @param asked labels, or their names, that are explained however probable they are
     */
    public Explainer(Model model, Article article, int most, Set<String> asked) {
        this.model = model;
        this.vector = new FeatureExtractor(model.spec(), model.vocabulary()).extract(article);
        this.names = NgramNames.of(article, model.spec(), model.vocabulary());
        this.most = most;
        this.asked = Set.copyOf(asked);
    }

    /** Why a head answered so. */
    public HeadExplanation explain(HeadResult result) {
        if (saysWhatIsUsual(result)
                || !(result.head().form() instanceof LinearForm linear)
                || !isLinear(result.head().rivals())) {
            return new HeadExplanation(result, List.of());
        }
        return new HeadExplanation(
                result,
                chosen(result).stream().map(k -> explain(result, linear, k)).toList());
    }

    private static boolean saysWhatIsUsual(HeadResult result) {
        boolean scored = result.undecided() == Undecided.LANGUAGE
                && result.head().otherLanguages().isPresent();
        return result.undecided() != null && !scored;
    }

    private boolean isLinear(Optional<Rivals> rivals) {
        return rivals.isEmpty() || model.head(rivals.get().head()).form() instanceof LinearForm;
    }

    private List<Integer> chosen(HeadResult result) {
        Head head = result.head();
        if (head.type() == HeadType.BINARY) {
            return List.of(0);
        }
        List<Integer> ranked = IntStream.range(0, head.labels().size())
                .boxed()
                .sorted(Comparator.comparing(k -> -result.probabilities()[k]))
                .toList();
        return IntStream.range(0, ranked.size())
                .filter(i -> i < MOST_PROBABLE || isWanted(result, head.labels().get(ranked.get(i))))
                .mapToObj(ranked::get)
                .toList();
    }

    private boolean isWanted(HeadResult result, String label) {
        return result.labels().contains(label)
                || asked.contains(label)
                || asked.contains(result.head().nameOf(label));
    }

    private LabelExplanation explain(HeadResult result, LinearForm form, int k) {
        Effect effect = effect(result.head(), form, k);
        List<Contribution> named = new ArrayList<>();
        float sum = secondLook(result.head(), form);
        if (sum != 0) {
            named.add(new Contribution(Field.PAGE, SECOND_LOOK, sum));
        }
        for (int i = 0; i < vector.size; i++) {
            float score = vector.value[i] * effect.weight(model.table(), vector.index[i]);
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
                effect.bias,
                strongest,
                sum - told,
                effect.bias + sum);
    }

    /** What a second look adds to a head's score; 0 where there is none. */
    private float secondLook(Head head, LinearForm form) {
        if (head.rivals().isEmpty() || head.rivals().get().second().isEmpty()) {
            return 0;
        }
        Rivals.Place rivals = head.rivals().get().in(model.heads());
        LinearForm other = (LinearForm) model.heads().get(rivals.head()).form();
        SecondLooker looker =
                new SecondLooker(model, rivals, head.rivals().get().second().get());
        return looker.added(scores(form)[0], scores(other), vector);
    }

    /** What features do to a label's score: columns of the table, each as often as it counts, and what the score begins with. */
    private record Effect(int[] columns, float[] times, float bias) {
        float weight(LinearTable table, int row) {
            float weight = 0;
            for (int c = 0; c < columns.length; c++) {
                weight += times[c] * table.weight(row, columns[c]);
            }
            return weight;
        }
    }

    private Effect effect(Head head, LinearForm form, int k) {
        Effect own = new Effect(new int[] {form.firstColumn() + k}, new float[] {1}, form.bias()[k]);
        if (head.rivals().isEmpty()) {
            return own;
        }
        Rivals.Place rivals = head.rivals().get().in(model.heads());
        LinearForm other = (LinearForm) model.heads().get(rivals.head()).form();
        int greatest = rivals.greatest(scores(other));
        return new Effect(
                new int[] {own.columns[0], other.firstColumn() + rivals.of(), other.firstColumn() + greatest},
                new float[] {1, rivals.gain(), -rivals.weight()},
                own.bias + rivals.gain() * other.bias()[rivals.of()] - rivals.weight() * other.bias()[greatest]);
    }

    private float[] scores(LinearForm form) {
        float[] scores = form.bias().clone();
        for (int i = 0; i < vector.size; i++) {
            for (int k = 0; k < scores.length; k++) {
                scores[k] += vector.value[i] * model.table().weight(vector.index[i], form.firstColumn() + k);
            }
        }
        return scores;
    }
}
