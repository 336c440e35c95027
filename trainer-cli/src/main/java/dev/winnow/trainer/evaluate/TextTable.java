package dev.winnow.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text in aligned columns. Cells are cut at {@link #WIDEST} characters, and control characters become
 * {@code ?}, so that no label can move the cursor.
 */
final class TextTable {
    static final int WIDEST = 48;

    private static final String GAP = "  ";

    private final int leftColumns;
    private final int[] widths;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param leftColumns how many columns, from the first, stand to the left; the others to the right
     * @param header the header line
     */
    TextTable(int leftColumns, String... header) {
        this.leftColumns = leftColumns;
        this.widths = new int[header.length];
        row(header);
    }

    /** Adds a row, a cell for each column. */
    TextTable row(String... cells) {
        List<String> row = new ArrayList<>(cells.length);
        for (int i = 0; i < cells.length; i++) {
            String cell = printable(cells[i]);
            widths[i] = Math.max(widths[i], width(cell));
            row.add(cell);
        }
        rows.add(row);
        return this;
    }

    /** The lines, each with a line feed and none with trailing blanks, all indented alike. */
    String toString(String indent) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String padding = " ".repeat(widths[i] - width(cell));
                line.append(i == 0 ? "" : GAP).append(i < leftColumns ? cell + padding : padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return toString("");
    }

    /** The cell as it is shown. */
    static String printable(String cell) {
        StringBuilder text = new StringBuilder();
        cell.codePoints()
                .limit(WIDEST + 1L)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(text::appendCodePoint);
        if (width(text) <= WIDEST) {
            return text.toString();
        }
        return text.substring(0, text.offsetByCodePoints(0, WIDEST - 3)) + "...";
    }

    private static int width(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
