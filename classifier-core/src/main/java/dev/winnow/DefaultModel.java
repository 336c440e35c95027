package dev.winnow;

import dev.winnow.bundle.Bundle;
import java.io.IOException;
import java.io.InputStream;

/** The published model, read when first asked for and shared. */
final class DefaultModel {
    private static final String RESOURCE = "default.winnow";

    private static final class Loaded {
        static final Bundle BUNDLE = load();
    }

    private DefaultModel() {}

    static Bundle bundle() {
        return Loaded.BUNDLE;
    }

    private static Bundle load() {
        try (InputStream resource = DefaultModel.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the default model is missing from the library: install it again");
            }
            return Bundle.of(resource.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the default model of the library cannot be read: install it again", e);
        }
    }
}
