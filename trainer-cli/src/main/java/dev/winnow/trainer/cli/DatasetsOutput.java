package dev.winnow.trainer.cli;

import dev.winnow.trainer.data.Conversion;
import dev.winnow.trainer.data.SkipLog;
import java.util.List;
import java.util.Locale;

/** Tells what a conversion wrote. */
final class DatasetsOutput {
    private DatasetsOutput() {}

    static void tell(List<Conversion.Output> outputs, SkipLog log, Console console) {
        console.tellSkipped(log);
        for (Conversion.Output output : outputs) {
            System.out.println(String.format(Locale.ROOT, "%s: %,d rows", output.file(), output.rows()));
        }
    }
}
