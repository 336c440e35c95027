package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tab-separated values with a header. A cell is what stands between two tabs: no quoting and no escapes, as in the
 * definition of {@code text/tab-separated-values}. A table whose cells are quoted is read as CSV, which takes tabs too.
 */
final class TsvRows implements RowSource {
    private final Lines lines;
    private final @Nullable Columns columns; // null for an empty file

    TsvRows(Input input, ReadOptions options) throws IOException {
        lines = input.lines();
        try {
            List<String> header = cells();
            columns = header == null ? null : Columns.of(header, input.name(), lines.number(), options);
        } catch (BadRowException e) {
            throw new InputException(input.name() + ":" + e.line() + ": the header is " + e.reason()
                    + "; mend it, or name another --data-format");
        }
    }

    @Override
    public long line() {
        return lines.number();
    }

    @Override
    public @Nullable Row next() throws IOException, BadRowException {
        List<String> cells = columns == null ? null : cells();
        return cells == null ? null : columns.row(cells, lines.number());
    }

    private @Nullable List<String> cells() throws IOException, BadRowException {
        while (lines.next()) {
            if (lines.length() > 0) {
                lines.requireUtf8();
                return List.of(lines.text().split("\t", -1));
            }
        }
        return null;
    }
}
