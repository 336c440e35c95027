package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** The wanted files of a {@code .tgz} package, held in memory. */
final class PackedFiles implements RawFiles {
    private final Path archive;
    private final Map<String, byte[]> contents;

    PackedFiles(Path archive, Predicate<String> wanted) {
        this.archive = archive;
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16)) {
            contents = TarReader.read(in, archive.toString(), wanted);
        } catch (IOException e) {
            throw new InputException(
                    archive + ": no package that can be read (" + e.getMessage() + "); fetch it again", e);
        }
    }

    @Override
    public String origin() {
        return archive.toString();
    }

    @Override
    public List<String> paths() {
        return List.copyOf(contents.keySet());
    }

    @Override
    public byte[] read(String path) {
        byte[] content = contents.get(path);
        if (content == null) {
            throw new IllegalArgumentException(path);
        }
        return content;
    }
}
