package dev.winnow.trainer.cli;

import dev.winnow.trainer.Progress;
import dev.winnow.trainer.data.SkipLog;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said beside the results: progress on a terminal, notes on standard error. */
final class Console {
    /** Names those of standard output and error that are terminals; the launcher knows, Java does not tell. */
    static final String TERMINALS = "winnow.terminals";

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress and no notes, only results and errors")
    private boolean quiet;

    private final PrintStream err = System.err;

    /** A note for the user, unless quiet. */
    void note(String format, Object... arguments) {
        if (!quiet) {
            err.printf(Locale.ROOT, format + "%n", arguments);
        }
    }

    PrintStream err() {
        return err;
    }

    /** Tells how many rows were skipped, and why. */
    void tellSkipped(SkipLog log) {
        for (Map.Entry<String, Long> reason : log.summary().entrySet()) {
            note("skipped %d: %s", reason.getValue(), reason.getKey());
        }
    }

    /** Progress bars on a terminal; elsewhere, or if quiet, nothing. To be closed. */
    TerminalProgress progress() {
        return new TerminalProgress(!quiet && isTerminal("err"));
    }

    /** The same, but nothing where results are being written to the terminal at the same time. */
    TerminalProgress progressBesideResults() {
        return new TerminalProgress(!quiet && isTerminal("err") && !isTerminal("out"));
    }

    /** Whether standard output ({@code out}) or error ({@code err}) is one. */
    static boolean isTerminal(String stream) {
        return System.getProperty(TERMINALS, "").contains(stream);
    }

    /** A bar a stage. */
    static final class TerminalProgress implements Progress, AutoCloseable {
        private final boolean shown;
        private @Nullable ProgressBar bar;

        private TerminalProgress(boolean shown) {
            this.shown = shown;
        }

        @Override
        public synchronized void stage(String stage, long total) {
            end();
            if (shown) {
                bar = new ProgressBarBuilder()
                        .setTaskName(stage)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new OneLine(System.err))
                        .clearDisplayOnFinish()
                        .build();
            }
        }

        @Override
        public synchronized void step(long steps) {
            if (bar != null) {
                bar.stepBy(steps);
            }
        }

        @Override
        public void close() {
            end();
        }

        /** Takes the bar away. */
        synchronized void end() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }

    /** A line that is written over again and again, and leaves nothing when it is done. */
    private static final class OneLine extends ConsoleProgressBarConsumer {
        OneLine(PrintStream out) {
            super(out);
        }

        @Override
        public void close() {
            // The cleared line is the next bar's, or the next note's.
        }
    }
}
