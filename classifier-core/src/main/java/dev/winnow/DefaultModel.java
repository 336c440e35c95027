package dev.winnow;

import dev.winnow.bundle.Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

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
            return Bundle.ofResource(readAll(resource));
        } catch (IOException e) {
            throw new IllegalStateException("the default model of the library cannot be read: install it again", e);
        }
    }

    /** At once where the jar holds it as it is, which takes half as long as piece by piece. */
    private static byte[] readAll(InputStream resource) throws IOException {
        byte[] first = new byte[resource.available()];
        int length = resource.readNBytes(first, 0, first.length);
        byte[] rest = resource.readAllBytes();
        if (length == first.length && rest.length == 0) {
            return first;
        }
        byte[] all = Arrays.copyOf(first, length + rest.length);
        System.arraycopy(rest, 0, all, length, rest.length);
        return all;
    }
}
