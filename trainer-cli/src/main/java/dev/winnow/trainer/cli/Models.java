package dev.winnow.trainer.cli;

import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.reading.BlockModel;
import dev.winnow.reading.PageReader;
import dev.winnow.trainer.InputException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens model files for commands. */
final class Models {
    private Models() {}

    /** The model in this file, or the one that comes with Winnow; meanwhile what reads pages is loaded. */
    static Classifier open(Optional<Path> path) {
        Thread reading = new Thread(() -> new PageReader().read(Page.ofHtml("<p>A line.")), "winnow-reading");
        reading.setDaemon(true);
        reading.start();
        return path.map(Models::open).orElseGet(Classifier::openDefault);
    }

    static Classifier open(Path path) {
        try {
            return Classifier.open(path);
        } catch (BundleException e) {
            String message = String.valueOf(e.getMessage());
            throw new InputException(message.contains(path.toString()) ? message : path + ": " + message, e);
        }
    }

    /** A reader of pages with the block model in this file, or with Winnow's own. */
    static PageReader reader(Optional<Path> blocks) {
        if (blocks.isEmpty()) {
            return new PageReader();
        }
        Path path = blocks.get();
        try {
            return new PageReader(BlockModel.of(Bundle.open(path)));
        } catch (BundleException e) {
            throw new InputException(path + ": " + e.getMessage(), e);
        }
    }
}
