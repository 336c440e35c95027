package dev.winnow.trainer.cli;

import dev.winnow.Classification;
import dev.winnow.Classifier;
import dev.winnow.model.Head;
import dev.winnow.model.HeadResult;
import java.util.Locale;

/**
 * Classifications as lines for other programs that want labels only: the id, then a column a head, parted by tabs. A column
 * holds a binary head's decision, or the assigned labels, most probable first, parted by semicolons.
 */
final class AnswerLabels {
    private AnswerLabels() {}

    static String header(Classifier classifier) {
        StringBuilder line = new StringBuilder("id");
        for (Head head : classifier.bundle().model().heads()) {
            append(line.append('\t'), head.name());
        }
        return line.append('\n').toString();
    }

    static void appendLine(StringBuilder lines, Classification answer) {
        append(lines, String.valueOf(answer.id()));
        for (HeadResult result : answer.heads()) {
            lines.append('\t');
            if (result.decision() != null) {
                lines.append(result.decision().name().toLowerCase(Locale.ROOT));
                continue;
            }
            for (int i = 0; i < result.labels().size(); i++) {
                append(i == 0 ? lines : lines.append(';'), result.labels().get(i));
            }
        }
        lines.append('\n');
    }

    static void appendError(StringBuilder lines, String id, String reason) {
        append(lines, id);
        append(lines.append("\terror: "), reason);
        lines.append('\n');
    }

    /** Tabs and line ends would be taken for the lines' own. */
    private static void append(StringBuilder lines, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                lines.append(Printable.line(text));
                return;
            }
        }
        lines.append(text);
    }
}
