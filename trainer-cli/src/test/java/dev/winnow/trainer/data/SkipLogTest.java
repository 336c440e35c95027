package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkipLogTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void givenSkippedRows_whenSummed_thenReasonsAreInTheirFirstOrder() {
        SkipLog log = new SkipLog(out, false);
        log.skip("a", 3, "later in the alphabet", "x");
        log.skip("a", 5, "earlier", "");
        log.skip("b", 1, "later in the alphabet", "y");
        assertThat(log.summary()).containsExactly(Map.entry("later in the alphabet", 2L), Map.entry("earlier", 1L));
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("""
                a:3: later in the alphabet (x) (row skipped)
                a:5: earlier (row skipped)
                b:1: later in the alphabet (y) (row skipped)
                """);
    }

    @Test
    void givenManySkippedRows_whenLogged_thenTwentyArePrintedAndAllCounted() {
        SkipLog log = new SkipLog(out, false);
        for (int line = 1; line <= 1000; line++) {
            log.skip("a", line, "bad", "");
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .hasLineCount(21)
                .contains("a:20: bad")
                .endsWith("\n... further skipped rows are only counted\n");
        assertThat(log.summary()).isEqualTo(Map.of("bad", 1000L));
    }

    @Test
    void givenIgnoredFiles_whenLogged_thenTheFirstIsPrintedAndTheyHideNoBadRow() {
        SkipLog log = new SkipLog(out, false);
        for (int file = 1; file <= 30; file++) {
            log.ignore("f" + file, "a symbolic link");
        }
        log.skip("a", 1, "bad", "");
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("""
                f1: a symbolic link (file ignored, further ones are only counted)
                a:1: bad (row skipped)
                """);
        assertThat(log.summary()).containsExactly(Map.entry("a symbolic link", 30L), Map.entry("bad", 1L));
    }

    @Test
    void givenAStrictLog_whenARowIsSkipped_thenItStopsButAnIgnoredFileDoesNot() {
        SkipLog log = new SkipLog(out, true);
        log.ignore("a", "a symbolic link");
        assertThatThrownBy(() -> log.skip("a", 3, "bad", "x"))
                .isInstanceOf(InputException.class)
                .hasMessage("a:3: bad (x); mend the row, or leave --strict out to skip such rows");
    }
}
