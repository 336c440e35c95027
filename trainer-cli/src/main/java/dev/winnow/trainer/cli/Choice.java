package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of a few words, as an option takes it. */
final class Choice {
    private Choice() {}

    /** @throws InputException if it is none of them, with their list */
    static <E extends Enum<E>> E of(Class<E> type, String option, String word) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        return all.stream().filter(one -> word(one).equals(word)).findFirst().orElseThrow(() -> {
            List<String> words = all.stream().map(Choice::word).toList();
            return new InputException(option + " " + word + ": there are " + String.join(", ", words));
        });
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
