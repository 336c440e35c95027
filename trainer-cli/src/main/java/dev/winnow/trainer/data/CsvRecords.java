package dev.winnow.trainer.data;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file as text: lines, put together where a quoted cell runs over several. The lines of a record
 * that proves to be none can be read again one by one; at most some 64 MB of them are held.
 */
final class CsvRecords {
    private static final char QUOTE = '"';
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final Lines lines;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private final List<Line> record = new ArrayList<>();
    private char separator; // 0 before the header

    /** A line, and why it cannot be used if it cannot. */
    private record Line(long number, String text, @Nullable BadRowException problem) {}

    CsvRecords(Lines lines) {
        this.lines = lines;
    }

    /** The last line that was read. */
    long line() {
        return lines.number();
    }

    /** What parts the cells, told by the first record. */
    char separator() {
        return separator;
    }

    /** The line where the record begins. */
    long firstLine() {
        return record.get(0).number();
    }

    /** The record, its lines parted by {@code \n}. */
    String text() {
        return record.size() == 1
                ? record.get(0).text()
                : record.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /** The lines of the record after its first are to be read again, as records of their own. */
    void backToSecondLine() {
        for (int i = record.size() - 1; i > 0; i--) {
            ahead.addFirst(record.get(i));
        }
    }

    /** Goes to the next record that is not an empty line; false at the end. */
    boolean next() throws IOException, BadRowException {
        Line first = take();
        while (first != null && first.text().isEmpty() && first.problem() == null) {
            first = take();
        }
        record.clear();
        if (first == null) {
            return false;
        }
        if (separator == 0) {
            separator = mostFrequentSeparator(first.text());
        }
        record.add(first);
        long length = first.text().length();
        boolean open = leavesOpen(first.text(), false);
        while (open) {
            Line more = length > Lines.LONGEST ? null : take();
            if (more == null) {
                backToSecondLine();
                throw new BadRowException(first.number(), "a quote that is never closed", "");
            }
            record.add(more);
            length += more.text().length();
            open = leavesOpen(more.text(), true);
        }
        for (Line line : record) {
            if (line.problem() != null) {
                throw line.problem();
            }
        }
        return true;
    }

    private @Nullable Line take() throws IOException {
        Line again = ahead.poll();
        if (again != null) {
            return again;
        }
        try {
            if (!lines.next()) {
                return null;
            }
        } catch (BadRowException e) {
            return new Line(e.line(), "", e);
        }
        String malformed = lines.malformed();
        return new Line(
                lines.number(),
                lines.text(),
                malformed == null ? null : new BadRowException(lines.number(), Lines.NOT_UTF8, malformed));
    }

    /** Whether a quoted cell goes on after the line; a quote opens at the beginning of a cell only. */
    private boolean leavesOpen(String line, boolean openBefore) {
        boolean open = openBefore;
        boolean begins = !open;
        int i = line.indexOf(QUOTE) < 0 ? line.length() : 0;
        for (; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open) {
                boolean doubled = c == QUOTE && i + 1 < line.length() && line.charAt(i + 1) == QUOTE;
                i += doubled ? 1 : 0;
                open = doubled || c != QUOTE;
            } else {
                open = begins && c == QUOTE;
                begins = c == separator;
            }
        }
        return open;
    }

    private static char mostFrequentSeparator(String header) {
        char most = SEPARATORS[0];
        for (char candidate : SEPARATORS) {
            if (count(header, candidate) > count(header, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
