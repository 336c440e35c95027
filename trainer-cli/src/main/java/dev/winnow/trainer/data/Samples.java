package dev.winnow.trainer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The samples written for this project, wherever they lie: in a folder or inside a jar. */
public final class Samples implements AutoCloseable {
    private static final String ROOT = "/dev/winnow/datasets/sample/";

    private final Path root;
    private final Optional<FileSystem> jar;

    private Samples(Path root, Optional<FileSystem> jar) {
        this.root = root;
        this.jar = jar;
    }

    /** Opens the samples; to be closed when they have been read. */
    public static Samples open() {
        URL articles = Samples.class.getResource(ROOT + "articles.jsonl");
        if (articles == null) {
            throw new IllegalStateException("the samples are not on the class path");
        }
        try {
            URI uri = articles.toURI();
            if (!uri.getScheme().equals("jar")) {
                return new Samples(Path.of(uri).resolveSibling(""), Optional.empty());
            }
            FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
            return new Samples(jar.getPath(ROOT), Optional.of(jar));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 120 labelled pages: fields {@code label}, {@code kind}, {@code split}, and {@code topic}, {@code topics} of news. */
    public List<Path> labelled() {
        return List.of(root.resolve("articles.jsonl"), root.resolve("junk.jsonl"));
    }

    /** Six pages without labels. */
    public List<Path> pages() {
        return Stream.of(
                        "talks-agency.txt",
                        "talks-rewritten.txt",
                        "match-report.html",
                        "market-report.html",
                        "consent-wall.html",
                        "shop-product.html")
                .map(name -> root.resolve("pages").resolve(name))
                .toList();
    }

    @Override
    public void close() {
        jar.ifPresent(fileSystem -> {
            try {
                fileSystem.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
