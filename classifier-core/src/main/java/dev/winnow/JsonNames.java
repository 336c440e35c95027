package dev.winnow;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of heads, labels and models as JSON has them, escaped and encoded once: every answer repeats them. What is kept is
 * bounded; names beyond that are made anew each time. Thread-safe.
 */
final class JsonNames {
    private static final int MOST = 10_000;
    private static final Map<String, SerializableString> KNOWN = new ConcurrentHashMap<>();

    private JsonNames() {}

    /** A name of a model: never what a page says, of which there is no end. */
    static SerializableString of(String name) {
        SerializableString known = KNOWN.get(name);
        return known != null ? known : made(name);
    }

    private static SerializableString made(String name) {
        SerializableString made = new SerializedString(name);
        if (KNOWN.size() < MOST) {
            KNOWN.putIfAbsent(name, made);
        }
        return made;
    }
}
