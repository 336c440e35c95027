package dev.winnow.trainer.fit;

import dev.winnow.model.Form;
import dev.winnow.model.Head;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From fitted heads to one model: their weights side by side in one table, made small where the plan wants it. */
final class ModelAssembly {
    private ModelAssembly() {}

    static Model of(TrainingPlan plan, Corpus.Featured featured, List<HeadPreparation> prepared, List<HeadFit> fits) {
        return shrunk(plan, whole(plan, featured, prepared, fits), featured.rows());
    }

    private static Model whole(
            TrainingPlan plan, Corpus.Featured featured, List<HeadPreparation> prepared, List<HeadFit> fits) {
        int rowCount = featured.vocabulary().size();
        int columns = 0;
        List<Head> heads = new ArrayList<>();
        Map<Integer, Fitted> linear = new HashMap<>(); // by first column
        for (int h = 0; h < fits.size(); h++) {
            Fitted fitted = fits.get(h).fitted();
            Form form = fitted.form();
            if (form instanceof LinearForm) {
                linear.put(columns, fitted);
                form = new LinearForm(columns, form.bias());
                columns += form.outputs();
            }
            HeadData data = prepared.get(h).data();
            Map<String, String> names = plan.heads().get(h).names();
            heads.add(new Head(
                    data.name(),
                    data.type(),
                    data.labels(),
                    data.labels().stream()
                            .map(label -> names.getOrDefault(label, label))
                            .toList(),
                    form,
                    fits.get(h).calibration(),
                    fits.get(h).thresholds(),
                    priors(data),
                    fits.get(h).rivals(),
                    plan.spec().pageFields() && plan.heads().get(h).textOnly(),
                    Optional.empty()));
        }
        float[] table = new float[Math.multiplyExact(rowCount, columns)];
        int width = columns;
        linear.forEach((first, fitted) -> {
            int outputs = fitted.form().outputs();
            for (int row = 0; row < rowCount; row++) {
                System.arraycopy(fitted.table(), row * outputs, table, row * width + first, outputs);
            }
        });
        return new Model(plan.spec(), featured.vocabulary(), heads, columns, table)
                .withLanguages(plan.notes().languages());
    }

    private static float[] priors(HeadData data) {
        int[] counts = new int[data.labels().size()];
        for (int[] targets : data.targets()) {
            for (int k : targets) {
                counts[k]++;
            }
        }
        float[] priors = new float[counts.length];
        for (int k = 0; k < counts.length; k++) {
            priors[k] = (float) counts[k] / data.targets().length;
        }
        return priors;
    }

    private static Model shrunk(TrainingPlan plan, Model fitted, FeatureRows documents) {
        if (plan.rank().isPresent()) {
            return Factoring.factored(fitted, documents, plan.rank().getAsInt());
        }
        return plan.compact() ? fitted.compact() : fitted;
    }
}
