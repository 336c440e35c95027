package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that a command is to write. */
final class Output {
    private Output() {}

    /**
     * Finds out, before long work, whether it can be written.
     *
     * @throws InputException if not, or if it is a file that the command reads
     */
    static void require(Path target, List<Path> inputs) {
        AtomicFile.requireWritable(target);
        for (Path input : inputs) {
            if (isSame(target, input)) {
                throw new InputException(target + " is also what is read: name another file to write");
            }
        }
    }

    private static boolean isSame(Path target, Path input) {
        try {
            return Files.isRegularFile(target) && Files.exists(input) && Files.isSameFile(target, input);
        } catch (IOException e) {
            return false;
        }
    }
}
