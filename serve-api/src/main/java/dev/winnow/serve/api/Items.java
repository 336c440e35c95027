package dev.winnow.serve.api;

import dev.winnow.article.Page;
import dev.winnow.serve.http.Refusal;
import java.io.IOException;
import java.util.Optional;

/** The pages of a batch, one after the other. */
interface Items {
    /** Goes to the next one; false after the last. */
    boolean next() throws IOException;

    /** The page it stands at. */
    Page page() throws Refusal;

    /** What that page calls itself, if it can be told although it cannot be read. */
    Optional<String> id();

    /** Whether the next one is not there yet, so that answers had better be sent now. */
    boolean isWaiting() throws IOException;
}
