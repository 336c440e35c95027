package dev.winnow.trainer.fit;

import dev.winnow.article.Article;
import dev.winnow.model.Calibration;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.Model;
import dev.winnow.model.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;

/**
 * Labelled pages in other languages than the model's. No weight is learned from them; they only tell what a binary head's score means
 * for such a page, which has few known words.
 */
final class OtherLanguages {
    /** Of fewer pages with either label nothing is concluded. */
    static final int FEWEST = 20;

    private final List<Read> pages = new ArrayList<>();

    private record Read(Future<Article> article, Map<String, List<String>> fields) {}

    /**
     * A model whose binary heads are calibrated for other languages.
     *
     * @param counts [heads] how many pages of each label a head was calibrated on; empty where there were too few
     */
    record Calibrated(Model model, List<Map<String, Integer>> counts) {}

    void add(Future<Article> article, Map<String, List<String>> fields) {
        pages.add(new Read(article, fields));
    }

    int pages() {
        return pages.size();
    }

    Calibrated calibrate(Model model, List<HeadRequest> requests) {
        List<Head> heads = new ArrayList<>();
        List<Map<String, Integer>> counts = new ArrayList<>();
        List<List<Judged>> judged = judged(model, requests);
        for (int h = 0; h < requests.size(); h++) {
            Head head = model.heads().get(h);
            List<Judged> all = judged.get(h);
            Optional<Calibration> fitted = fit(all);
            heads.add(fitted.map(head::withOtherLanguages).orElse(head));
            counts.add(fitted.isPresent() ? counts(head.labels(), all) : Map.of());
        }
        return new Calibrated(model.withHeads(heads), counts);
    }

    /** What a binary head says of a page, and whether it is right to. */
    private record Judged(float score, boolean positive) {}

    /** @return [heads] the pages that have a label of a binary head; none for others */
    private List<List<Judged>> judged(Model model, List<HeadRequest> requests) {
        List<List<Judged>> judged = new ArrayList<>();
        requests.forEach(request -> judged.add(new ArrayList<>()));
        Scorer scorer = new Scorer(model);
        for (Read page : pages) {
            scorer.score(Parallel.get(page.article()));
            for (int h = 0; h < requests.size(); h++) {
                HeadRequest request = requests.get(h);
                List<String> labels = page.fields().getOrDefault(request.field(), List.of());
                boolean binary = model.heads().get(h).type() == HeadType.BINARY;
                if (binary && labels.size() == 1 && request.values().containsAll(labels)) {
                    boolean positive = labels.get(0).equals(request.values().get(0));
                    judged.get(h).add(new Judged(scorer.scores(h)[0], positive));
                }
            }
        }
        return judged;
    }

    /** Empty where there is too little of either label, or the scores are worth nothing. */
    private static Optional<Calibration> fit(List<Judged> judged) {
        float[] scores = new float[judged.size()];
        boolean[] positive = new boolean[judged.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = judged.get(i).score();
            positive[i] = judged.get(i).positive();
        }
        int positives = positives(judged);
        if (Math.min(positives, judged.size() - positives) < FEWEST) {
            return Optional.empty();
        }
        Calibrator.Sigmoid fitted = Calibrator.platt(scores, positive);
        return fitted.slope() > 0
                ? Optional.of(new Calibration(new double[] {fitted.slope()}, new double[] {fitted.offset()}))
                : Optional.empty();
    }

    private static int positives(List<Judged> judged) {
        return (int) judged.stream().filter(Judged::positive).count();
    }

    private static Map<String, Integer> counts(List<String> labels, List<Judged> judged) {
        int positives = positives(judged);
        return new TreeMap<>(Map.of(labels.get(0), positives, labels.get(1), judged.size() - positives));
    }
}
