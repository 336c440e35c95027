package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.trainer.InputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** What a user sees when a command fails in a way that no command foresees. */
class FailuresTest {
    /** A command that fails as it is told to. */
    @Command(name = "break")
    private static final class BreakCommand implements Callable<Integer> {
        private final Throwable failure;

        BreakCommand(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }

    private record Seen(int exit, String err) {}

    @Test
    void anInputErrorIsOneLine() {
        assertThat(failWith(new InputException("a.jsonl:3: no text; add some"), false))
                .isEqualTo(new Seen(1, "winnow: a.jsonl:3: no text; add some\n"));
    }

    @Test
    void anUnexpectedFailureIsOneLineThatAsksForAReport() {
        assertThat(failWith(new IllegalStateException("two\n  lines"), false))
                .isEqualTo(new Seen(
                        1,
                        "winnow: an error in Winnow itself: java.lang.IllegalStateException: two lines; please report it;"
                                + " run with WINNOW_DEBUG=1 for details\n"));
    }

    @Test
    void debuggingShowsTheStackTraceBeforeTheLine() {
        Seen seen = failWith(new IllegalStateException("broken"), true);

        assertThat(seen.exit()).isEqualTo(1);
        assertThat(seen.err())
                .startsWith("java.lang.IllegalStateException: broken\n\tat ")
                .contains("\nwinnow: an error in Winnow itself: ");
        assertThat(failWith(new InputException("wrong"), true).err())
                .contains("\tat ")
                .endsWith("winnow: wrong\n");
    }

    @Test
    void memoryThatRanOutInAnyThreadSaysHowToGiveMore() {
        OutOfMemoryError failure = new OutOfMemoryError("Java heap space");

        for (Throwable thrown : new Throwable[] {failure, new IllegalStateException("in a thread", failure)}) {
            Seen seen = failWith(thrown, false);
            assertThat(seen.exit()).isEqualTo(1);
            assertThat(seen.err().lines()).hasSize(1);
            assertThat(seen.err())
                    .startsWith("winnow: Java's memory of ")
                    .contains("WINNOW_JAVA_OPTS=-Xmx8g", "--sample", "--max-features");
        }
    }

    @Test
    void errorsOfTheJvmAreToldAsWell() {
        assertThat(failWith(new StackOverflowError(), false).err())
                .startsWith("winnow: an error in Winnow itself: java.lang.StackOverflowError");
        assertThat(failWith(new UnsatisfiedLinkError("no native"), false).err())
                .startsWith("winnow: an error in Winnow itself: java.lang.UnsatisfiedLinkError");
    }

    private static Seen failWith(Throwable failure, boolean debug) {
        StringWriter err = new StringWriter();
        int exit = Winnow.commandLine(debug)
                .addSubcommand(new BreakCommand(failure))
                .setExecutionStrategy(new Failures(debug))
                .setExecutionExceptionHandler(new Failures(debug))
                .setErr(new PrintWriter(err, true))
                .execute("break");
        return new Seen(exit, err.toString());
    }
}
