package dev.winnow.trainer.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values by RFC 4180 with a header. The separator is the comma, semicolon or tab that the header has
 * most of. FastCSV parses record by record, so that a quote that is never closed costs its own line and not the rest
 * of the file.
 */
final class CsvRows implements RowSource {
    private final CsvRecords records;
    private final CsvReaderBuilder csv = CsvReader.builder().skipEmptyLines(false);
    private final StringArrayHandler cells = StringArrayHandler.of(
            limits -> limits.maxFieldSize(2 * Lines.LONGEST).maxRecordSize(2 * Lines.LONGEST));
    private final @Nullable Columns columns; // null for an empty file

    CsvRows(Input input, ReadOptions options) throws IOException {
        records = new CsvRecords(input.lines());
        columns = header(input.name(), options);
    }

    @Override
    public long line() {
        return records.line();
    }

    @Override
    public @Nullable Row next() throws IOException, BadRowException {
        if (columns == null || !records.next()) {
            return null;
        }
        return columns.row(cells(), records.firstLine());
    }

    private @Nullable Columns header(String source, ReadOptions options) throws IOException {
        try {
            if (!records.next()) {
                return null;
            }
            csv.fieldSeparator(records.separator());
            return Columns.of(cells(), source, records.firstLine(), options);
        } catch (BadRowException e) {
            throw new InputException(source + ":" + e.line() + ": the header is " + e.reason()
                    + "; mend it, or name another --data-format");
        }
    }

    private List<String> cells() throws IOException, BadRowException {
        try (CloseableIterator<String[]> parsed =
                csv.build(cells, records.text()).iterator()) {
            List<String> first = List.of(parsed.next());
            // FastCSV takes a carriage return alone for the end of a record, and lines do not.
            if (parsed.hasNext()) {
                throw bad("a carriage return outside quotes");
            }
            return first;
        } catch (CsvParseException e) {
            BadRowException bad = bad(String.valueOf(e.getMessage()));
            records.backToSecondLine();
            throw bad;
        }
    }

    private BadRowException bad(String detail) {
        return new BadRowException(records.firstLine(), "not valid CSV", detail);
    }
}
