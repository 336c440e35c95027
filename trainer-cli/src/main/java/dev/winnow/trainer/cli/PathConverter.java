package dev.winnow.trainer.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** Paths as they are typed. An empty one, as an unset shell variable gives, would mean the current folder. */
final class PathConverter {
    private PathConverter() {}

    static Path convert(String typed) {
        if (typed.isEmpty()) {
            throw new TypeConversionException("the path is empty");
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("the path \"" + typed
                    + "\" cannot be understood; if it has letters beyond ASCII, set LC_ALL to a UTF-8 locale");
        }
    }
}
