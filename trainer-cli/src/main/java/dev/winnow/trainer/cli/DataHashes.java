package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.fit.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hashes of data files; a folder's is over the relative names and contents of its files, in their order, without
 * what is hidden and without the model that training writes, which may lie among them. What can be read only once, as a
 * pipe, has none.
 */
final class DataHashes {
    private DataHashes() {}

    /** @param written the file that training writes */
    static List<DataSource> of(List<Path> inputs, Path written) {
        List<DataSource> sources = new ArrayList<>();
        for (Path input : inputs) {
            if (input.toString().equals("-")) {
                sources.add(new DataSource("standard input", "unknown"));
                continue;
            }
            if (Files.exists(input) && !Files.isDirectory(input) && !Files.isRegularFile(input)) {
                sources.add(new DataSource("a pipe", "unknown"));
                continue;
            }
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                if (Files.isDirectory(input)) {
                    addFolder(digest, input, written.toAbsolutePath());
                } else {
                    addFile(digest, input);
                }
                sources.add(new DataSource(nameOf(input), HexFormat.of().formatHex(digest.digest())));
            } catch (IOException | UncheckedIOException e) {
                throw new InputException(input + ": could not be read again for its hash: " + e.getMessage(), e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return sources;
    }

    private static String nameOf(Path input) {
        Path name = input.toAbsolutePath().normalize().getFileName();
        return name == null ? "/" : name.toString();
    }

    private static void addFolder(MessageDigest digest, Path folder, Path written) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .filter(file -> !file.toAbsolutePath().normalize().equals(written.normalize()))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            addFile(digest, file);
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static void addFile(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 16];
            int read;
            do {
                read = in.read(buffer);
            } while (read >= 0);
        }
    }
}
