package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder and its sub-folders, in the order of their names. Hidden files are passed over; symbolic links
 * and files of unknown kind are, too, and the log says so.
 */
final class FolderWalk {
    private final Path root;
    private final boolean everyFile;
    private final SkipLog log;
    private final Deque<Iterator<Path>> open = new ArrayDeque<>();

    /** A file, and the sub-folder of the root that it lies in, if it does. */
    record Found(Path path, @Nullable String label) {}

    /** @param everyFile whether a file counts whatever its name, because its format is known */
    FolderWalk(Path root, boolean everyFile, SkipLog log) {
        this.root = root;
        this.everyFile = everyFile;
        this.log = log;
        open.push(list(root));
    }

    /** The next file, or null after the last. */
    @Nullable
    Found next() {
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            Path path = open.peek().next();
            String name = path.getFileName().toString();
            if (name.startsWith(".")) {
                continue;
            }
            if (Files.isSymbolicLink(path)) {
                log.ignore(path.toString(), "a symbolic link");
            } else if (Files.isDirectory(path)) {
                open.push(list(path));
            } else if (everyFile || DataFormat.ofName(name).isPresent()) {
                Path below = root.relativize(path);
                return new Found(
                        path, below.getNameCount() < 2 ? null : below.getName(0).toString());
            } else {
                log.ignore(path.toString(), "no name of a text, HTML or data file");
            }
        }
        return null;
    }

    private static Iterator<Path> list(Path folder) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw new InputException(folder + ": the folder cannot be read; check its mode and owner", e);
        }
        paths.sort(Comparator.comparing(path -> path.getFileName().toString()));
        return paths.iterator();
    }
}
