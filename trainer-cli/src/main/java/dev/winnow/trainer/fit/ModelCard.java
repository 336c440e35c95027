package dev.winnow.trainer.fit;

import dev.winnow.model.Rivals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The model card that a bundle carries: Markdown, for a person who meets the bundle without its makers. */
final class ModelCard {
    private static final int MOST_LABELS = 50;

    private ModelCard() {}

    static String of(
            TrainingPlan plan,
            int rows,
            int features,
            List<DataSource> sources,
            List<HeadReport> heads,
            Optional<VectorFeatures> vectors) {
        StringBuilder card = new StringBuilder();
        line(card, "# %s", plan.name());
        line(card, "");
        line(
                card,
                "A Winnow bundle: trainer %s, %,d features, seed %d.",
                plan.fit().trainer().title(),
                features,
                plan.fit().seed());
        line(card, "");
        for (String paragraph : plan.notes().paragraphs()) {
            line(card, "%s", paragraph);
            line(card, "");
        }
        line(card, "## Data");
        line(card, "");
        line(card, "%,d rows were read from:", rows);
        for (DataSource source : sources) {
            line(card, "- %s (SHA-256 %s)", source.name(), source.sha256());
        }
        vectors.ifPresent(used -> line(
                card,
                "\nWord vectors: %s (SHA-256 %s), folded into the weights. %,d of their %,d words are in no row.",
                used.vectors().name(),
                used.vectors().sha256(),
                used.unseenWords(),
                used.vectors().size()));
        if (!plan.notes().sources().isEmpty()) {
            line(card, "");
            line(card, "| set | terms | learned by |");
            line(card, "|---|---|---|");
            plan.notes().sources().forEach(source -> line(card, "%s", source));
        }
        for (HeadReport head : heads) {
            head(card, head, plan);
        }
        line(card, "");
        line(card, "## Limits");
        line(card, "");
        line(
                card,
                "It knows texts like those it was trained on; others it may get wrong with high probability. Probabilities"
                        + " are calibrated on held-out parts of the training data%s. Figures on other data come from `winnow"
                        + " evaluate`. What may be done with it depends on the terms of the data above.",
                plan.foldsFor(rows) < 2 ? " only if --folds is at least 2, which it was not: take them as scores" : "");
        return card.toString();
    }

    private static void head(StringBuilder card, HeadReport head, TrainingPlan plan) {
        line(card, "");
        line(card, "## Head `%s` (%s)", head.name(), head.type().name().toLowerCase(Locale.ROOT));
        line(card, "");
        TrainerKind own = plan.fit().trainer().of(head.type());
        line(
                card,
                "From field `%s` of %,d rows. %sOptions: %s.",
                head.field(),
                head.rows(),
                own == plan.fit().trainer() ? "" : "Trainer " + own.title() + ". ",
                join(head.options()));
        if (plan.weightField().isPresent()) {
            line(
                    card,
                    "Rows were weighted by field `%s`%s.",
                    plan.weightField().get(),
                    plan.fit().repeatsRows() ? ": each was repeated as often as it weighs, a remainder drawn" : "");
        }
        if (plan.fit().balance()) {
            line(card, "Rare labels were given as much weight as frequent ones.");
        }
        if (!head.tried().isEmpty()) {
            line(card, "Chosen by held-out %s: %s.", head.measure(), tried(head.tried()));
        }
        if (!head.shares().isEmpty()) {
            line(card, "Share of word vectors, 0 being none, by the same measure: %s.", tried(head.shares()));
        }
        if (head.share() > 0) {
            line(card, "It uses word vectors, with a share of %s.", head.share());
        }
        if (!head.rivalWeights().isEmpty()) {
            line(card, "Weight of rivals, 0 being none, by the same measure: %s.", tried(head.rivalWeights()));
        }
        if (!head.secondLooks().isEmpty()) {
            line(card, "Weight of a second look, 0 being none, by the same measure: %s.", tried(head.secondLooks()));
        }
        head.rivals()
                .flatMap(Rivals::second)
                .ifPresent(look -> line(
                        card,
                        "A second look, of %d trees, sees the scores of both heads and %d measures of the page.",
                        look.forest().roots().length,
                        look.measures().size()));
        head.rivals()
                .ifPresent(rivals -> line(
                        card,
                        "To its score is added %s times that of `%s` in head `%s`, and taken %s times the greatest of: %s.",
                        rivals.gain(),
                        rivals.of(),
                        rivals.head(),
                        rivals.weight(),
                        String.join(", ", rivals.labels())));
        if (!head.otherLanguages().isEmpty()) {
            line(
                    card,
                    "Pages in other languages are never decided; what its score means for them was learned from %s of them.",
                    head.otherLanguages().entrySet().stream()
                            .map(e -> e.getValue() + " " + e.getKey())
                            .collect(Collectors.joining(" and ")));
        }
        if (!head.leftOut().isEmpty()) {
            line(card, "Left out: %s.", join(head.leftOut()));
        }
        line(card, "");
        line(card, "| label | rows |");
        line(card, "|---|---|");
        head.counts().entrySet().stream()
                .sorted((a, b) -> !a.getValue().equals(b.getValue())
                        ? b.getValue() - a.getValue()
                        : a.getKey().compareTo(b.getKey()))
                .limit(MOST_LABELS)
                .forEach(e -> line(card, "| %s | %d |", e.getKey().replace("|", "\\|"), e.getValue()));
        if (head.counts().size() > MOST_LABELS) {
            line(card, "| ... and %d more | |", head.counts().size() - MOST_LABELS);
        }
    }

    private static String join(Map<String, ?> amounts) {
        return amounts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String tried(Map<Double, Double> tried) {
        return tried.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s gave %.4f", e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder card, String format, Object... arguments) {
        card.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
