package dev.winnow.trainer.data;

import dev.winnow.article.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** fastText's training format: labels lead the line, separated by blanks; what follows them is the text. */
final class FastTextRows implements RowSource {
    static final String LABEL_PREFIX = "__label__";

    private final Lines lines;
    private final String source;

    FastTextRows(Input input) throws IOException {
        lines = input.lines();
        source = input.name();
    }

    @Override
    public long line() {
        return lines.number();
    }

    @Override
    public @Nullable Row next() throws IOException, BadRowException {
        while (lines.next()) {
            if (!lines.isBlank()) {
                lines.requireUtf8();
                return parse(lines.text());
            }
        }
        return null;
    }

    private Row parse(String line) throws BadRowException {
        List<String> labels = new ArrayList<>();
        int at = pastBlanks(line, 0);
        while (line.startsWith(LABEL_PREFIX, at)) {
            int end = at + LABEL_PREFIX.length();
            while (end < line.length() && !isBlank(line.charAt(end))) {
                end++;
            }
            String label = line.substring(at + LABEL_PREFIX.length(), end);
            if (label.isEmpty()) {
                throw new BadRowException(lines.number(), "a label without a name", "");
            }
            labels.add(label);
            at = pastBlanks(line, end);
        }
        String id = source + ":" + lines.number();
        Page page = Page.ofText(line.substring(at)).withId(id);
        return new Row(
                page, labels.isEmpty() ? Map.of() : Map.of("label", List.copyOf(labels)), source, lines.number());
    }

    private static int pastBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
