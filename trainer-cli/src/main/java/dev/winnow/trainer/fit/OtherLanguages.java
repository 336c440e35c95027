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
        List<Head> heads = new ArrayList<>(model.heads());
        List<Map<String, Integer>> counts = new ArrayList<>();
        float[][] scores = scores(model);
        for (int h = 0; h < heads.size(); h++) {
            counts.add(Map.of());
            if (heads.get(h).type() == HeadType.BINARY) {
                calibrate(h, requests.get(h), scores, heads, counts);
            }
        }
        return new Calibrated(model.withHeads(heads), counts);
    }

    /** @return [pages][heads] what binary heads say */
    private float[][] scores(Model model) {
        Scorer scorer = new Scorer(model);
        float[][] scores = new float[pages.size()][model.heads().size()];
        for (int i = 0; i < scores.length; i++) {
            scorer.score(Parallel.get(pages.get(i).article()));
            for (int h = 0; h < scores[i].length; h++) {
                scores[i][h] = scorer.scores(h)[0];
            }
        }
        return scores;
    }

    private void calibrate(
            int h, HeadRequest request, float[][] scores, List<Head> heads, List<Map<String, Integer>> counts) {
        int[] labelled = labelled(request);
        float[] score = new float[labelled.length];
        boolean[] positive = new boolean[labelled.length];
        int positives = 0;
        for (int i = 0; i < labelled.length; i++) {
            score[i] = scores[labelled[i]][h];
            positive[i] = value(labelled[i], request).equals(request.values().get(0));
            positives += positive[i] ? 1 : 0;
        }
        if (positives < FEWEST || labelled.length - positives < FEWEST) {
            return;
        }
        Calibrator.Sigmoid fitted = Calibrator.platt(score, positive);
        if (fitted.slope() <= 0) {
            return; // the scores are worth nothing there
        }
        Head head = heads.get(h);
        heads.set(
                h, head.withOtherLanguages(new Calibration(new double[] {fitted.slope()}, new double[] {fitted.offset()
                })));
        Map<String, Integer> count = new TreeMap<>();
        count.put(head.labels().get(0), positives);
        count.put(head.labels().get(1), labelled.length - positives);
        counts.set(h, count);
    }

    private int[] labelled(HeadRequest request) {
        List<Integer> labelled = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            if (request.values().contains(value(i, request))) {
                labelled.add(i);
            }
        }
        return labelled.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The one value that a page has for a head, or none. */
    private String value(int page, HeadRequest request) {
        List<String> values = pages.get(page).fields().getOrDefault(request.field(), List.of());
        return values.size() == 1 ? values.get(0) : "";
    }
}
