package dev.winnow.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Rows that can be gone through more than once, each time the same and in the same order. */
@FunctionalInterface
public interface RowSupply {

    /**
     * Hands every row to the consumer.
     *
     * @param log where rows that cannot be used are counted
     * @throws dev.winnow.trainer.InputException if the data cannot be read
     * @throws IOException only what the consumer throws
     */
    void forEach(IoConsumer<? super Row> consumer, SkipLog log) throws IOException;

    /** The rows of files and folders; the inputs must not be standard input, which cannot be read twice. */
    static RowSupply of(List<Path> inputs, ReadOptions options) {
        return (consumer, log) -> {
            try (RowReader rows = RowReader.open(inputs, options, log)) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    consumer.accept(row);
                }
            }
        };
    }
}
