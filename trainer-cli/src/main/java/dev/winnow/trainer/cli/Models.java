package dev.winnow.trainer.cli;

import dev.winnow.Classifier;
import dev.winnow.bundle.BundleException;
import dev.winnow.trainer.InputException;
import java.nio.file.Path;

/** Opens model files for commands. */
final class Models {
    private Models() {}

    static Classifier open(Path path) {
        try {
            return Classifier.open(path);
        } catch (BundleException e) {
            String message = String.valueOf(e.getMessage());
            throw new InputException(message.contains(path.toString()) ? message : path + ": " + message, e);
        }
    }
}
