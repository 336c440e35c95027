package dev.winnow.trainer.data.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.IoConsumer;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** AG News as CSV: class, title, description. An id is the split and the number of the row. */
final class AgNewsCsv implements Converter {
    private static final Pattern FILES = Pattern.compile("((?:.*/)?)(?:train|test)\\.csv");
    private static final List<String> CLASSES = List.of("World", "Sports", "Business", "Sci/Tech");
    private static final String HEADER = "Class Index";

    private final CsvReaderBuilder csv = CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE);

    @Override
    public Pattern files() {
        return FILES;
    }

    @Override
    public void convert(RawFile file, IoConsumer<? super Row> rows, SkipLog log) throws IOException {
        String split = file.path().replace(".csv", "");
        long number = 0;
        try (CsvReader<CsvRecord> records = csv.ofCsvRecord(file.text())) {
            for (CsvRecord record : records) {
                if (number == 0 && record.getField(0).equals(HEADER)) {
                    continue;
                }
                number++;
                long line = record.getStartingLineNumber();
                if (record.getFieldCount() != 3) {
                    log.skip(file.source(), line, "not the three columns class, title, description", "");
                } else if (!record.getField(0).matches("[1-4]")) {
                    log.skip(file.source(), line, "no class from 1 to 4", record.getField(0));
                } else {
                    rows.accept(row(file, split, number, record));
                }
            }
        } catch (CsvParseException e) {
            throw new InputException(
                    file.source() + ": no CSV (" + e.getMessage() + "); check that it is this data set", e);
        }
    }

    private static Row row(RawFile file, String split, long number, CsvRecord record) {
        String label = CLASSES.get(Integer.parseInt(record.getField(0)) - 1);
        return file.row(
                split + "/" + number,
                record.getField(1),
                record.getField(2),
                Map.of("labels", List.of(label), "split", List.of(split)),
                record.getStartingLineNumber());
    }
}
