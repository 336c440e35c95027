package dev.winnow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of heads, labels and models as JSON has them, quoted, escaped and encoded once: every answer repeats them. What is kept is
 * bounded; names beyond that are made anew each time. Thread-safe.
 */
final class JsonNames {
    private static final int MOST = 10_000;
    private static final Map<String, byte[]> KNOWN = new ConcurrentHashMap<>();

    private JsonNames() {}

    /** A name of a model: never what a page says, of which there is no end. Not to be changed. */
    static byte[] of(String name) {
        byte[] known = KNOWN.get(name);
        return known != null ? known : made(name);
    }

    private static byte[] made(String name) {
        byte[] made = JsonBytes.quoted(name);
        if (KNOWN.size() < MOST) {
            KNOWN.putIfAbsent(name, made);
        }
        return made;
    }
}
