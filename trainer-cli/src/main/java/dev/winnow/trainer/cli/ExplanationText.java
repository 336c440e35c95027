package dev.winnow.trainer.cli;

import dev.winnow.Explanation;
import dev.winnow.model.Contribution;
import dev.winnow.model.Head;
import dev.winnow.model.HeadExplanation;
import dev.winnow.model.HeadResult;
import dev.winnow.model.LabelExplanation;
import dev.winnow.reading.ReadBlock;
import dev.winnow.trainer.report.NothingDecided;
import java.util.List;
import java.util.Locale;

/**
 * An explanation for a person at a terminal: what was read, then each head's labels with what pushed them.
 *
 * @param colour whether words are coloured: green for a label, red against it
 */
record ExplanationText(boolean colour) {
    private static final String DIM = "\u001B[2m";
    private static final String BOLD = "\u001B[1m";
    private static final String GREEN = "\u001B[32m";
    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";
    private static final int LONGEST = 160;

    String of(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        out.append(paint(BOLD, Printable.line(explanation.reading().article().title())))
                .append('\n');
        int kept = 0;
        for (ReadBlock block : explanation.reading().blocks()) {
            kept += block.kept() ? 1 : 0;
            String text = Printable.line(block.text());
            String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
            out.append(block.kept() ? "  " + shown : paint(DIM, "  [" + block.reason() + "] " + shown))
                    .append('\n');
        }
        out.append(String.format(
                "(%d blocks kept, %d left out)%n",
                kept, explanation.reading().blocks().size() - kept));
        explanation.heads().forEach(head -> addHead(out, head));
        return out.toString();
    }

    private void addHead(StringBuilder out, HeadExplanation explained) {
        HeadResult result = explained.result();
        Head head = result.head();
        out.append('\n').append(paint(BOLD, Printable.line(head.name()))).append(": ");
        if (result.decision() != null) {
            out.append(result.decision().name().toLowerCase(Locale.ROOT)).append(' ');
        }
        List<String> names = result.labels().stream()
                .map(label -> Printable.line(head.nameOf(label)))
                .toList();
        out.append(names.isEmpty() ? "(none)" : String.join("; ", names)).append('\n');
        if (result.undecided() != null) {
            out.append("  nothing decided: ")
                    .append(NothingDecided.because(result.undecided()))
                    .append('\n');
        } else if (explained.labels().isEmpty()) {
            out.append("  this head is no sum of words, so they cannot be told apart\n");
        }
        explained.labels().forEach(label -> addLabel(out, head, label));
    }

    private void addLabel(StringBuilder out, Head head, LabelExplanation label) {
        out.append(String.format(
                Locale.ROOT, "  %s %.3f", Printable.line(head.nameOf(label.label())), label.probability()));
        if (label.threshold() > 0) {
            out.append(String.format(Locale.ROOT, " (assigned from %.3f)", label.threshold()));
        }
        out.append(String.format(Locale.ROOT, ": score %.2f = bias %.2f", label.score(), label.bias()));
        for (Contribution contribution : label.contributions()) {
            String name = Printable.line(contribution.name());
            String told = switch (contribution.field()) {
                case TEXT -> name;
                case LEFT_OUT -> name + " (left out)";
                case PAGE -> "{" + name + "}";
                case STYLE -> name + " (style)";
            };
            out.append(' ')
                    .append(paint(
                            contribution.score() > 0 ? GREEN : RED,
                            String.format(Locale.ROOT, "%+.2f %s,", contribution.score(), told)));
        }
        out.append(String.format(Locale.ROOT, " %+.2f others%n", label.rest()));
    }

    private String paint(String code, String text) {
        return colour ? code + text + PLAIN : text;
    }
}
