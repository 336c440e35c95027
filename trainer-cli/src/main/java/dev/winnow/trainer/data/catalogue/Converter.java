package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.data.IoConsumer;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.util.regex.Pattern;

/** How a data set's own files become rows. */
interface Converter {

    /** The files it reads, by path; group 1 is whatever may stand before the set's own layout. */
    Pattern files();

    /**
     * Hands the rows of a file to the consumer.
     *
     * @param log where rows that cannot be used are counted
     * @throws dev.winnow.trainer.InputException if the file as a whole cannot be used
     * @throws IOException only what the consumer throws
     */
    void convert(RawFile file, IoConsumer<? super Row> rows, SkipLog log) throws IOException;

    /** The converter that a card names. */
    static Converter of(Card card) {
        return switch (card.converter()) {
            case "reuters-json" -> new ReutersJson(card);
            case "ag-news-csv" -> new AgNewsCsv();
            case "bbc-folders" -> new BbcFolders();
            case "newsgroups-folders" -> new NewsgroupFolders();
            default -> throw new IllegalStateException(card.name() + ": no converter " + card.converter());
        };
    }
}
