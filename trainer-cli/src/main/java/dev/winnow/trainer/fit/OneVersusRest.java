package dev.winnow.trainer.fit;

import dev.winnow.model.FactorForm;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Form;
import dev.winnow.model.LinearForm;
import java.util.List;

/** One binary problem a label, over one shared feature domain. */
final class OneVersusRest implements MultiTrainer {
    private final HeadTrainer trainer;

    OneVersusRest(HeadTrainer trainer) {
        this.trainer = trainer;
    }

    @Override
    public boolean honoursWeights() {
        return trainer.honoursWeights();
    }

    @Override
    public Fitted fit(MultiProblem problem, Parallel parallel, Runnable labelDone) {
        int labels = problem.labelCount();
        int features = problem.data().rows().features();
        LinearColumns columns = new LinearColumns(features, labels);
        List<Form> forms = parallel.map(labels, k -> {
            Fitted fitted = fitLabel(problem, k);
            // A linear label's weights go into the shared table at once, and its own array is let go.
            if (fitted.form() instanceof LinearForm) {
                columns.put(k, fitted.table());
            }
            labelDone.run();
            return fitted.form();
        });
        if (forms.stream().anyMatch(FactorForm.class::isInstance)) {
            return Fitted.of(factorsSideBySide(forms, features));
        }
        if (forms.stream().anyMatch(ForestForm.class::isInstance)) {
            return Fitted.of(ForestBuilder.sideBySide(forms));
        }
        return new Fitted(new LinearForm(0, biases(forms)), columns.table());
    }

    private static float[] biases(List<Form> forms) {
        float[] bias = new float[forms.size()];
        for (int k = 0; k < bias.length; k++) {
            bias[k] = forms.get(k).bias()[0];
        }
        return bias;
    }

    private static FactorForm factorsSideBySide(List<Form> forms, int features) {
        int labels = forms.size();
        float[] sign = forms.stream()
                .filter(FactorForm.class::isInstance)
                .map(form -> ((FactorForm) form).sign())
                .findFirst()
                .orElseThrow();
        int width = sign.length;
        float[] linear = new float[Math.multiplyExact(features, labels)];
        float[] factors = new float[Math.multiplyExact(features, labels * width)];
        for (int k = 0; k < labels; k++) {
            if (forms.get(k) instanceof FactorForm form) {
                for (int f = 0; f < features; f++) {
                    linear[f * labels + k] = form.linear()[f];
                    System.arraycopy(form.factors(), f * width, factors, (f * labels + k) * width, width);
                }
            }
        }
        return new FactorForm(biases(forms), linear, factors, sign);
    }

    /** The table of all labels, made when the first linear one comes. */
    private static final class LinearColumns {
        private final int features;
        private final int labels;
        private float[] table = new float[0];

        LinearColumns(int features, int labels) {
            this.features = features;
            this.labels = labels;
        }

        synchronized float[] table() {
            if (table.length == 0) {
                table = new float[features * labels];
            }
            return table;
        }

        void put(int label, float[] column) {
            float[] all = table();
            for (int f = 0; f < features; f++) {
                all[f * labels + label] = column[f];
            }
        }
    }

    private Fitted fitLabel(MultiProblem problem, int label) {
        int n = problem.documents().length;
        int[] targets = new int[n];
        int positives = 0;
        for (int i = 0; i < n; i++) {
            boolean positive = contains(problem.labels()[i], label);
            targets[i] = positive ? 0 : 1;
            positives += positive ? 1 : 0;
        }
        if (positives == 0 || positives == n) {
            // Without any example a label never holds; on every example it always does.
            return Fitted.constant(
                    positives == 0 ? -1 : 1, problem.data().rows().features());
        }
        float[] classWeights = problem.balance() ? LabelProblem.balanced(positives, n) : new float[0];
        return trainer.train(new LabelProblem(
                        problem.data(),
                        problem.documents(),
                        targets,
                        2,
                        true,
                        classWeights,
                        problem.weights(),
                        Seeds.derive(problem.seed(), label)))
                .fitted();
    }

    private static boolean contains(int[] labels, int label) {
        for (int l : labels) {
            if (l == label) {
                return true;
            }
        }
        return false;
    }
}
