package dev.winnow.trainer.report;

import dev.winnow.Explanation;
import dev.winnow.model.Contribution;
import dev.winnow.model.Head;
import dev.winnow.model.HeadExplanation;
import dev.winnow.model.LabelExplanation;
import dev.winnow.reading.ReadBlock;
import java.util.Locale;

/** An explanation as one page for a browser: no script, nothing from elsewhere, all text of the page escaped. */
public final class ExplanationHtml {
    private static final String STYLE =
            ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}"
                    + "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}"
                    + "td,th{padding:.15rem .6rem;text-align:left;border-bottom:1px solid #8884;vertical-align:top}"
                    + "td.n{text-align:right;white-space:nowrap}.out{opacity:.6}.why{font-size:.8em;opacity:.8}"
                    + ".bar{display:inline-block;height:.7em;border-radius:.2em}.for{background:#2a7d4f}.against{background:#b3403a}"
                    + "meter{width:12rem}h2{margin-top:2rem}";

    /** So wide is the bar of the strongest word of a label. */
    private static final double WIDEST = 12;

    private ExplanationHtml() {}

    /** The page. */
    public static String of(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        String found = explanation.reading().article().title();
        String title = escape(found.isEmpty() ? "A page without a title" : found);
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Why: ")
                .append(title)
                .append("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(title)
                .append("</h1>\n<p>")
                .append(escape(explanation.classification().model()))
                .append("</p>\n");
        explanation.heads().forEach(head -> addHead(out, head));
        out.append("<h2>The page as it was read</h2>\n");
        for (ReadBlock block : explanation.reading().blocks()) {
            out.append(block.kept() ? "<p>" : "<p class=\"out\"><s>").append(escape(block.text()));
            if (!block.kept()) {
                out.append("</s> <span class=\"why\">")
                        .append(escape(block.reason()))
                        .append("</span>");
            }
            out.append("</p>\n");
        }
        return out.append("</body></html>\n").toString();
    }

    private static void addHead(StringBuilder out, HeadExplanation explained) {
        Head head = explained.result().head();
        out.append("<h2>").append(escape(head.name()));
        if (explained.result().decision() != null) {
            out.append(": ").append(explained.result().decision().name().toLowerCase(Locale.ROOT));
        }
        out.append("</h2>\n");
        if (explained.result().undecided() != null) {
            out.append("<p>Nothing decided: ")
                    .append(NothingDecided.because(explained.result().undecided()))
                    .append("</p>\n");
        }
        explained.labels().forEach(label -> addLabel(out, head, label, explained));
    }

    private static void addLabel(StringBuilder out, Head head, LabelExplanation label, HeadExplanation explained) {
        boolean assigned = explained.result().labels().contains(label.label());
        out.append("<h3>")
                .append(escape(head.nameOf(label.label())))
                .append(assigned ? " (assigned)" : "")
                .append("</h3>\n")
                .append(String.format(
                        Locale.ROOT,
                        "<p><meter min=\"0\" max=\"1\" value=\"%.4f\"></meter> %.3f",
                        label.probability(),
                        label.probability()));
        if (label.threshold() > 0) {
            out.append(String.format(Locale.ROOT, ", assigned from %.3f", label.threshold()));
        }
        out.append("</p>\n<table>\n");
        float strongest = label.contributions().isEmpty()
                ? 1
                : Math.abs(label.contributions().get(0).score());
        for (Contribution contribution : label.contributions()) {
            addContribution(out, contribution, strongest);
        }
        out.append(String.format(
                        Locale.ROOT, "<tr><td>all others</td><td></td><td class=\"n\">%+.3f</td></tr>\n", label.rest()))
                .append(String.format(
                        Locale.ROOT, "<tr><td>every page</td><td></td><td class=\"n\">%+.3f</td></tr>\n", label.bias()))
                .append("</table>\n");
    }

    private static void addContribution(StringBuilder out, Contribution contribution, float strongest) {
        String where = switch (contribution.field()) {
            case TEXT -> "";
            case LEFT_OUT -> " <span class=\"why\">in what was left out</span>";
            case PAGE -> " <span class=\"why\">trait of the page</span>";
            case STYLE -> " <span class=\"why\">how it is written</span>";
        };
        out.append("<tr><td>")
                .append(escape(contribution.name()))
                .append(where)
                .append("</td><td>")
                .append(String.format(
                        Locale.ROOT,
                        "<span class=\"bar %s\" style=\"width:%.2frem\"></span></td><td class=\"n\">%+.3f</td></tr>%n",
                        contribution.score() > 0 ? "for" : "against",
                        WIDEST * Math.abs(contribution.score()) / strongest,
                        contribution.score()));
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(Character.isISOControl(c) && c != '\n' ? ' ' : c);
            }
        }
        return out.toString();
    }
}
