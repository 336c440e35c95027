package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/** The trainers there are, by the names users know, each with its options' defaults and what is tuned of it. */
public enum TrainerKind {
    /** {@link #NB_SVM} where topics are told apart, {@link #SVM} where relevant pages are told from junk. */
    AUTO("auto", Map.of("cost", 0.25, "tolerance", 0.1), "cost", new double[0], o -> {
        throw new IllegalStateException("a head has a trainer of its own");
    }),
    /** Linear support vector machine, squared hinge loss (LibLinear). */
    SVM(
            "svm",
            Map.of("cost", 1.0, "tolerance", 0.1),
            "cost",
            new double[] {0.25, 0.5, 1, 2, 4},
            o -> new LibLinearHeadTrainer(LinearType.L2R_L2LOSS_SVC_DUAL, o.number("cost"), o.number("tolerance"))),
    /** The same over features scaled by how much more often they stand in a class than outside it. */
    NB_SVM(
            "nb-svm",
            Map.of("cost", 0.25, "tolerance", 0.1),
            "cost",
            new double[] {0.06, 0.125, 0.25, 0.5, 1, 2, 4},
            o -> new LibLinearHeadTrainer(LinearType.L2R_L2LOSS_SVC_DUAL, o.number("cost"), o.number("tolerance"))
                    .scaled()),
    /** Logistic regression, l2 (LibLinear). */
    LOGISTIC(
            "logistic",
            Map.of("cost", 8.0, "tolerance", 0.1),
            "cost",
            new double[] {2, 8, 32},
            o -> new LibLinearHeadTrainer(LinearType.L2R_LR_DUAL, o.number("cost"), o.number("tolerance"))),
    /** Multinomial logistic regression by stochastic gradient descent with AdaGrad. */
    SGD(
            "sgd",
            Map.of("epochs", 10.0, "learning-rate", 0.5, "batch", 1.0),
            "learning-rate",
            new double[] {0.2, 0.5, 1},
            o -> new SgdHeadTrainer(o.whole("epochs"), o.number("learning-rate"), o.whole("batch"))),
    /** Multinomial naive Bayes. */
    NAIVE_BAYES(
            "naive-bayes",
            Map.of("alpha", 0.01),
            "alpha",
            new double[] {0.001, 0.01, 0.1, 1},
            o -> new NaiveBayesHeadTrainer(o.number("alpha"))),
    /** Factorisation machines. */
    FACTORISATION_MACHINE(
            "fm",
            Map.of("epochs", 5.0, "learning-rate", 0.2, "factors", 8.0, "variance", 0.01),
            "",
            new double[0],
            o -> new FactorHeadTrainer(
                    o.whole("epochs"), o.number("learning-rate"), o.whole("factors"), o.number("variance"))),
    /** Gradient boosted trees. */
    XGBOOST(
            "xgboost",
            Map.of("trees", 200.0, "depth", 6.0, "learning-rate", 0.3, "features", 2000.0),
            "",
            new double[0],
            o -> new XgboostHeadTrainer(
                    o.whole("trees"), o.whole("depth"), o.number("learning-rate"), o.whole("features"))),
    /** A forest of randomised decision trees. */
    RANDOM_FOREST(
            "random-forest",
            Map.of("trees", 100.0, "depth", 30.0, "features", 2000.0),
            "",
            new double[0],
            o -> new RandomForestHeadTrainer(o.whole("trees"), o.whole("depth"), o.whole("features"))),
    /** One linear model for all labels of a multi head, by stochastic gradient descent. */
    MULTILABEL_SGD(
            "multilabel-sgd",
            Map.of("epochs", 10.0, "learning-rate", 0.5, "batch", 1.0),
            "learning-rate",
            new double[] {0.2, 0.5, 1},
            o -> {
                throw new InputException("multilabel-sgd fits multi heads only: for this head use sgd");
            });

    private final String title;
    private final Map<String, Double> defaults;
    private final String tuned;
    private final double[] grid;
    private final Function<TrainerOptions, HeadTrainer> factory;

    TrainerKind(
            String title,
            Map<String, Double> defaults,
            String tuned,
            double[] grid,
            Function<TrainerOptions, HeadTrainer> factory) {
        this.title = title;
        this.defaults = defaults;
        this.tuned = tuned;
        this.grid = grid;
        this.factory = factory;
    }

    /**
     * The trainer of this name.
     *
     * @throws InputException if there is none
     */
    public static TrainerKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.title.equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("there is no trainer \"" + name + "\"; there are " + names()));
    }

    /** All names, for a person to read. */
    public static String names() {
        return Arrays.stream(values()).map(TrainerKind::title).collect(Collectors.joining(", "));
    }

    /** The name users know. */
    public String title() {
        return title;
    }

    /** The defaults, with what the user gave in their place. */
    public TrainerOptions options(Map<String, String> given) {
        return TrainerOptions.of(title, defaults, given);
    }

    /** The option that is chosen by trying, or empty. */
    public String tuned() {
        return tuned;
    }

    /** The values of it that are tried, the plainest model first. */
    double[] grid() {
        return grid.clone();
    }

    /** Whether word vectors can be learned with: only what is linear can be folded, and naive Bayes takes no negative value. */
    public boolean takesVectors() {
        return switch (this) {
            case AUTO, SVM, NB_SVM, LOGISTIC, SGD, MULTILABEL_SGD -> true;
            case NAIVE_BAYES, FACTORISATION_MACHINE, XGBOOST, RANDOM_FOREST -> false;
        };
    }

    /** The trainer of a head of this type: another one for {@link #AUTO} alone. */
    TrainerKind of(HeadType type) {
        if (this != AUTO) {
            return this;
        }
        return type == HeadType.BINARY ? SVM : NB_SVM;
    }

    HeadTrainer create(TrainerOptions options) {
        return factory.apply(options);
    }

    MultiTrainer createMulti(TrainerOptions options) {
        return this == MULTILABEL_SGD
                ? new MultilabelSgdTrainer(
                        options.whole("epochs"), options.number("learning-rate"), options.whole("batch"))
                : new OneVersusRest(create(options));
    }
}
