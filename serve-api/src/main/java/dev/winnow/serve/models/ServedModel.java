package dev.winnow.serve.models;

import dev.winnow.Classifier;
import dev.winnow.bundle.Bundle;

/**
 * A model that is open and warm. Immutable and thread-safe; a request keeps the one that it began with.
 *
 * @param name what it is called in paths
 * @param classifier the model
 * @param bytes the size of its file; 0 where it came with Winnow
 */
public record ServedModel(String name, Classifier classifier, long bytes) {
    /** The bundle behind it. */
    public Bundle bundle() {
        return classifier.bundle();
    }
}
