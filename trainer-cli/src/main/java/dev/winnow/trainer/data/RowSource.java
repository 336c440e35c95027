package dev.winnow.trainer.data;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one file. */
interface RowSource {

    /**
     * The next row, or null after the last.
     *
     * @throws BadRowException if it cannot be used; the one after it can be asked for
     */
    @Nullable
    Row next() throws IOException, BadRowException;

    /** The last line that was read, from 1; 0 before the first. */
    long line();
}
