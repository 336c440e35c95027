package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files below a folder; symbolic links in it are not followed. */
final class FolderFiles implements RawFiles {
    private static final int MOST_FILES = 200_000;
    private static final int LARGEST_FILE = 256 << 20;

    private final Path folder;
    private final List<String> paths;

    FolderFiles(Path folder) {
        this.folder = folder;
        try {
            paths = list(folder.toRealPath());
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(folder + ": the folder cannot be read; check its mode and owner", e);
        }
        if (paths.size() > MOST_FILES) {
            throw new InputException(
                    folder + ": more than " + MOST_FILES + " files; name the folder of the data set itself");
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_FILES + 1L)
                    .map(file -> relative(folder, file))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public String origin() {
        return folder.toString();
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public byte[] read(String path) {
        Path file = folder.resolve(path);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw new InputException(file + ": larger than any file of this data set; check the folder");
            }
            return content;
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + "); check the file", e);
        }
    }

    private static String relative(Path folder, Path file) {
        return StreamSupport.stream(folder.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
