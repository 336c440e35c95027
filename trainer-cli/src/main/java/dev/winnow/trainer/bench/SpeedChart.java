package dev.winnow.trainer.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Accuracy against speed as SVG: one dot a model and head, speed from 0, accuracy over the range that is there. */
final class SpeedChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int BOTTOM = 50;
    private static final int TOP = 20;
    private static final int RIGHT = 30;
    private static final int TICKS = 5;

    private SpeedChart() {}

    static String svg(List<ModelFigures> models) {
        double fastest = models.stream()
                .mapToDouble(ModelFigures::megabytesPerProcessorSecond)
                .max()
                .orElse(1);
        double right = niceCeiling(fastest * 1.15);
        double low = extreme(models, true);
        double high = extreme(models, false);
        double margin = Math.max(0.01, (high - low) * 0.25);
        double bottom = Math.max(0, low - margin);
        double top = Math.min(1, high + margin);
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Accuracy against speed\" font-size=\"13\">%n",
                WIDTH,
                HEIGHT));
        for (int i = 0; i <= TICKS; i++) {
            double x = LEFT + (double) i / TICKS * (WIDTH - LEFT - RIGHT);
            double y = HEIGHT - BOTTOM - (double) i / TICKS * (HEIGHT - BOTTOM - TOP);
            line(out, x, TOP, x, HEIGHT - BOTTOM);
            line(out, LEFT, y, WIDTH - RIGHT, y);
            text(out, x, HEIGHT - BOTTOM + 18, "middle", String.format(Locale.ROOT, "%.0f", right * i / TICKS));
            text(out, LEFT - 8, y + 4, "end", String.format(Locale.ROOT, "%.3f", bottom + (top - bottom) * i / TICKS));
        }
        text(out, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "MB/s of one thread, processor time");
        text(out, LEFT, TOP - 6, "start", "accuracy");
        for (ModelFigures m : models) {
            for (Map.Entry<String, Double> head : m.accuracy().entrySet()) {
                double x = LEFT + m.megabytesPerProcessorSecond() / right * (WIDTH - LEFT - RIGHT);
                double y = HEIGHT - BOTTOM - (head.getValue() - bottom) / (top - bottom) * (HEIGHT - BOTTOM - TOP);
                out.append(String.format(
                        Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"#2a78d6\"/>%n", x, y));
                boolean leftOfDot = x > (LEFT + WIDTH) / 2.0;
                text(
                        out,
                        leftOfDot ? x - 10 : x + 10,
                        y + 4,
                        leftOfDot ? "end" : "start",
                        m.model() + " " + head.getKey());
            }
        }
        return out.append("</svg>\n").toString();
    }

    private static double extreme(List<ModelFigures> models, boolean lowest) {
        double[] all = models.stream()
                .flatMap(m -> m.accuracy().values().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return lowest ? all[0] : all[all.length - 1];
    }

    /** The next of 1, 2, 2.5, 5, 10 times a power of ten, times the number of ticks. */
    private static double niceCeiling(double value) {
        double step = value / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        for (double nice : new double[] {1, 2, 2.5, 5}) {
            if (step <= nice * power) {
                return nice * power * TICKS;
            }
        }
        return 10 * power * TICKS;
    }

    private static void line(StringBuilder out, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"currentColor\" opacity=\".15\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String text) {
        out.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escape(text)));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
