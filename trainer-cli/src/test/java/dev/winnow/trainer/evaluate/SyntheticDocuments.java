package dev.winnow.trainer.evaluate;

import dev.winnow.model.HeadType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded documents that a model has classified, some wrongly. */
final class SyntheticDocuments {
    static final List<String> LABELS = List.of("a", "b", "c", "d");

    /** One classified document. */
    record Document(
            Collection<String> gold,
            Collection<String> predicted,
            double[] probabilities,
            @Nullable String decision,
            @Nullable String main) {}

    private SyntheticDocuments() {}

    /** Documents with the most probable label predicted, right in some two thirds. */
    static List<Document> single(long seed, int count) {
        Random random = new Random(seed);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] probabilities = new double[LABELS.size()];
            int gold = random.nextInt(random.nextInt(LABELS.size()) + 1);
            double sum = 0;
            for (int k = 0; k < probabilities.length; k++) {
                probabilities[k] = 1 + random.nextInt(8) + (k == gold ? random.nextInt(10) : 0);
                sum += probabilities[k];
            }
            int top = 0;
            for (int k = 0; k < probabilities.length; k++) {
                probabilities[k] /= sum;
                top = probabilities[k] > probabilities[top] ? k : top;
            }
            String label = random.nextInt(30) == 0 ? "unknown" : LABELS.get(gold);
            documents.add(new Document(List.of(label), List.of(LABELS.get(top)), probabilities, null, "a"));
        }
        return documents;
    }

    /** Documents with any number of labels, gold and predicted. */
    static List<Document> multi(long seed, int count) {
        Random random = new Random(seed);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> gold = new ArrayList<>();
            List<String> predicted = new ArrayList<>();
            double[] probabilities = new double[LABELS.size()];
            for (int k = 0; k < probabilities.length; k++) {
                boolean isGold = random.nextInt(3) == 0;
                probabilities[k] = (random.nextInt(11) + (isGold ? 4 : 0)) / 14.0;
                if (isGold) {
                    gold.add(LABELS.get(k));
                }
                if (probabilities[k] > 0.5) {
                    predicted.add(LABELS.get(k));
                }
            }
            documents.add(new Document(gold, predicted, probabilities, null, random.nextBoolean() ? "b" : null));
        }
        return documents;
    }

    /** Documents of a binary head with labels no and yes, yes being positive. */
    static List<Document> binary(long seed, int count) {
        Random random = new Random(seed);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double p = random.nextInt(31) / 30.0;
            String gold = random.nextDouble() < p * p ? "yes" : "no";
            String decision = p > 0.8 ? "keep" : p > 0.4 ? "review" : "drop";
            String predicted = p > 0.6 ? "yes" : "no";
            documents.add(new Document(List.of(gold), List.of(predicted), new double[] {1 - p, p}, decision, null));
        }
        return documents;
    }

    static List<Document> of(HeadType type, long seed, int count) {
        return switch (type) {
            case BINARY -> binary(seed, count);
            case SINGLE -> single(seed, count);
            case MULTI -> multi(seed, count);
        };
    }

    static HeadEvaluator evaluator(HeadType type, List<Document> documents) {
        HeadEvaluator evaluator = type == HeadType.BINARY
                ? new HeadEvaluator("head", type, List.of("no", "yes"), "yes")
                : new HeadEvaluator("head", type, LABELS, null);
        documents.forEach(d -> evaluator.add(d.gold(), d.predicted(), d.probabilities(), d.decision(), d.main()));
        return evaluator;
    }

    static List<Document> shuffled(List<Document> documents, long seed) {
        List<Document> copy = new ArrayList<>(documents);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
