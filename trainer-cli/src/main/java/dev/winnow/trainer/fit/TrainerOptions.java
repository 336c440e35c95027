package dev.winnow.trainer.fit;

import dev.winnow.trainer.InputException;
import java.util.Map;
import java.util.TreeMap;

/** The values of a trainer's options: its defaults, overridden by what the user gave. Immutable. */
public final class TrainerOptions {
    private final Map<String, Double> values;

    private TrainerOptions(Map<String, Double> values) {
        this.values = new TreeMap<>(values);
    }

    /**
     * The defaults of a trainer with some given otherwise.
     *
     * @throws InputException for an option the trainer does not have, or a value that is not a positive number
     */
    static TrainerOptions of(String trainer, Map<String, Double> defaults, Map<String, String> given) {
        Map<String, Double> values = new TreeMap<>(defaults);
        given.forEach((name, text) -> {
            if (!defaults.containsKey(name)) {
                throw new InputException("trainer " + trainer + " has no option \"" + name + "\"; it has "
                        + String.join(", ", new TreeMap<>(defaults).keySet()));
            }
            values.put(name, positive(name, text));
        });
        return new TrainerOptions(values);
    }

    private static double positive(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException("--trainer-option " + name + "=" + text + ": give a number above 0");
    }

    /** The same options with one changed. */
    TrainerOptions with(String name, double value) {
        Map<String, Double> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new TrainerOptions(changed);
    }

    double number(String name) {
        return values.get(name);
    }

    int whole(String name) {
        return (int) Math.max(1, Math.round(values.get(name)));
    }

    /** All values, by name. */
    public Map<String, Double> values() {
        return new TreeMap<>(values);
    }
}
