package dev.winnow.trainer.data.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs other programs. */
@FunctionalInterface
interface Commands {
    /**
     * How a program ended.
     *
     * @param exitCode 0 if all went well
     * @param output the end of what it printed, errors included
     */
    record Outcome(int exitCode, String output) {}

    /**
     * Runs a program to its end.
     *
     * @param command the program, looked up on the path, and its arguments; no shell reads them
     * @param folder where it runs
     * @throws java.nio.file.NoSuchFileException if there is no such program
     * @throws IOException if it cannot be started or does not end in time
     */
    Outcome run(List<String> command, Path folder) throws IOException;
}
