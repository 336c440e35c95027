package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.io.PrintStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what was left out, by reason, and prints the first of it. For one thread.
 *
 * <p>A skipped row is printed as {@code file:line: reason (row skipped)}, 20 lines at most, then one line that says
 * that the rest is only counted.
 */
public final class SkipLog {
    private static final int SHOWN = 20;

    /** Is told of every skipped row, as it is met. */
    @FunctionalInterface
    public interface Listener {
        /** A row that cannot be used; the arguments are those of {@link SkipLog#skip}. */
        void skipped(String source, long line, String reason, String detail);
    }

    private final PrintStream out;
    private final boolean strict;
    private final Listener listener;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private int printed;

    /**
     * A log with nothing in it.
     *
     * @param out where lines go, as a rule standard error
     * @param strict whether the first skipped row stops the run
     */
    public SkipLog(PrintStream out, boolean strict) {
        this(out, strict, (source, line, reason, detail) -> {});
    }

    /** The same, with somebody who is told of every skipped row before the rows after it are read. */
    public SkipLog(PrintStream out, boolean strict, Listener listener) {
        this.out = out;
        this.strict = strict;
        this.listener = listener;
    }

    /**
     * Counts a row that cannot be used.
     *
     * @param source the file, as the user named it
     * @param line the row's line in it, from 1
     * @param reason why, in words that are the same for every such row
     * @param detail what is particular to this row, or empty
     * @throws InputException if the log is strict
     */
    public void skip(String source, long line, String reason, String detail) {
        if (strict) {
            throw stop(source, line, reason, detail);
        }
        listener.skipped(source, line, reason, detail);
        counts.merge(reason, 1L, Long::sum);
        if (printed < SHOWN) {
            out.println(source + ":" + line + ": " + said(reason, detail) + " (row skipped)");
        } else if (printed == SHOWN) {
            out.println("... further skipped rows are only counted");
        }
        printed = Math.min(printed + 1, SHOWN + 1);
    }

    /**
     * Counts a file that was met in a folder and is not data, and prints the first for each reason. This is no fault:
     * it never stops the run.
     */
    public void ignore(String source, String reason) {
        if (counts.merge(reason, 1L, Long::sum) == 1) {
            out.println(source + ": " + reason + " (file ignored, further ones are only counted)");
        }
    }

    /** How many rows and files were left out for each reason, in the order in which the reasons first came. */
    public Map<String, Long> summary() {
        return Collections.unmodifiableMap(counts);
    }

    static InputException stop(String source, long line, String reason, String detail) {
        return new InputException(source + ":" + line + ": " + said(reason, detail)
                + "; mend the row, or leave --strict out to skip such rows");
    }

    private static String said(String reason, String detail) {
        return detail.isEmpty() ? reason : reason + " (" + detail + ")";
    }
}
