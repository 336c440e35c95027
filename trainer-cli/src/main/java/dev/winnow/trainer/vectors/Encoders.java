package dev.winnow.trainer.vectors;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Opens encoders from a folder of jars: they are in no build but one of their own, for their size. */
public final class Encoders {
    private Encoders() {}

    /**
     * Opens the encoders of these names, which share their native code.
     *
     * @throws InputException if the folder has no encoders, or none of such a name
     */
    public static List<WordEncoder.Opened> open(Path folder, List<String> names) {
        ClassLoader jars = loader(folder);
        WordEncoder encoder = ServiceLoader.load(WordEncoder.class, jars)
                .findFirst()
                .orElseThrow(() -> new InputException(folder
                        + " has no encoder: build it with \"mvn -P encoder -DskipTests package\", which puts its jars "
                        + "into encoder/target/lib, and name that folder with --encoder-jars"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(jars); // which the encoders' library asks for their models
        try {
            return names.stream().map(encoder::open).toList();
        } catch (IllegalArgumentException e) {
            throw new InputException("--encoder: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Stays open: classes are loaded for as long as the encoder works. */
    private static ClassLoader loader(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Encoders.class.getClassLoader();
        }
        try (Stream<Path> files = Files.list(folder)) {
            URL[] jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(Encoders::url)
                    .toArray(URL[]::new);
            return new URLClassLoader(jars, Encoders.class.getClassLoader());
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be read (" + e.getMessage() + "); check the folder", e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
