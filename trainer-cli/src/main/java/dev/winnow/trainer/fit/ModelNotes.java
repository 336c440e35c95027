package dev.winnow.trainer.fit;

import java.util.List;

/**
 * What is said of a model beside what training knows.
 *
 * @param languages the only languages that it answers for, as primary BCP 47 subtags; empty for any
 * @param paragraphs of its card, before all else
 * @param sources of its card, a line for each set of data that it learned from
 */
public record ModelNotes(List<String> languages, List<String> paragraphs, List<String> sources) {
    /** Copies the lists. */
    public ModelNotes {
        languages = List.copyOf(languages);
        paragraphs = List.copyOf(paragraphs);
        sources = List.copyOf(sources);
    }

    /** Nothing. */
    public static ModelNotes none() {
        return new ModelNotes(List.of(), List.of(), List.of());
    }
}
