package dev.winnow.trainer.fit;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Tribuo tells of each training at INFO, which is thousands of lines in tests. */
final class QuietTribuo {
    /** Held, because loggers that nobody holds are forgotten with their level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private QuietTribuo() {}

    static void please() {
        TRIBUO.setLevel(Level.WARNING);
    }
}
