package dev.winnow.trainer.cli;

import dev.winnow.Classification;
import dev.winnow.Classifier;
import dev.winnow.model.Decision;
import dev.winnow.model.Head;
import dev.winnow.model.HeadResult;
import dev.winnow.model.Undecided;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Classifications as lines for a person to read: the id, then for each head its labels and their probabilities. */
final class AnswerTable {
    private static final int ID_WIDTH = 36;
    private static final int HEAD_WIDTH = 28;

    private AnswerTable() {}

    static String header(Classifier classifier) {
        StringBuilder line = new StringBuilder(pad("page", ID_WIDTH));
        for (Head head : classifier.bundle().model().heads()) {
            line.append("  ").append(pad(Printable.line(head.name()), HEAD_WIDTH));
        }
        return line.toString().stripTrailing() + "\n";
    }

    static String line(Classification answer) {
        StringBuilder line = new StringBuilder(pad(shortId(answer.id()), ID_WIDTH));
        for (HeadResult result : answer.heads()) {
            line.append("  ").append(pad(said(result), HEAD_WIDTH));
        }
        return line.toString().stripTrailing() + "\n";
    }

    static String errorLine(String id, String reason) {
        return pad(shortId(id), ID_WIDTH) + "  error: " + reason + "\n";
    }

    private static String said(HeadResult result) {
        StringBuilder said = new StringBuilder();
        Decision decision = result.decision();
        if (decision != null) {
            said.append(String.format("%-6s ", decision.name().toLowerCase(Locale.ROOT)));
        }
        for (String label : result.labels()) {
            said.append(said.isEmpty() || decision != null && said.length() == 7 ? "" : "; ")
                    .append(Printable.line(result.head().nameOf(label)))
                    .append(String.format(Locale.ROOT, " %.2f", result.probability(label)));
        }
        if (result.undecided() == Undecided.LANGUAGE) {
            return said + (result.labels().isEmpty() ? "" : " ") + "(another language)";
        }
        return result.labels().isEmpty() ? said + "(none)" : said.toString();
    }

    private static String shortId(@Nullable String id) {
        String shown = id == null ? "-" : Printable.line(id);
        return shown.length() <= ID_WIDTH ? shown : "..." + shown.substring(shown.length() - ID_WIDTH + 3);
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }
}
