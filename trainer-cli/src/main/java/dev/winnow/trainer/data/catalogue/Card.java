package dev.winnow.trainer.data.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of one public data set; a JSON file each.
 *
 * @param name how commands call it
 * @param title its full name
 * @param summary what it is, in a sentence or two
 * @param languages its languages as BCP 47 codes
 * @param rows how many rows each split has after conversion
 * @param split how the splits are cut
 * @param splitIds for each split the ids that belong to it, where the data do not say it themselves
 * @param leftOutIds ids that belong to no split, whatever {@code splitIds} says
 * @param fields the fields that a head could learn, and what they hold
 * @param train commands that train and evaluate on the converted files
 * @param source who made it and where its files are
 * @param address the page of its origin, or empty
 * @param terms the terms of use, as stated at the origin
 * @param citation what publications are asked to name, or empty
 * @param get how to get it
 * @param converter the name of the converter that reads its own files
 * @param files the SHA-256 of its own files by name, where known
 * @param oddities what a user should know of the data
 * @param scores published results on this split
 */
public record Card(
        String name,
        String title,
        String summary,
        List<String> languages,
        Map<String, Long> rows,
        String split,
        @Nullable Map<String, IdRanges> splitIds,
        @Nullable IdRanges leftOutIds,
        Map<String, String> fields,
        List<String> train,
        String source,
        String address,
        Terms terms,
        String citation,
        Get get,
        String converter,
        Map<String, String> files,
        List<String> oddities,
        List<Score> scores) {

    /**
     * Terms of use.
     *
     * @param inShort in a few words
     * @param stated what is stated, and where
     */
    public record Terms(@JsonProperty("short") String inShort, String stated) {}

    /**
     * How to get a data set.
     *
     * @param npm the npm package that holds it, if one does
     * @param from what {@code --from} should name, for data already at hand
     * @param included whether it comes with Winnow
     */
    public record Get(@Nullable Npm npm, @Nullable String from, boolean included) {}

    /**
     * An npm package.
     *
     * @param sha256 of the package file, in hexadecimal
     * @param bytes the size of the package file
     */
    public record Npm(@JsonProperty("package") String name, String version, String sha256, long bytes) {
        /** The package and its version, as npm is told. */
        String nameAndVersion() {
            return name + "@" + version;
        }
    }

    /** A published result and where it is published. */
    public record Score(String score, String source) {}

    /** Copies what it is given; what is absent becomes empty. */
    public Card {
        languages = copy(languages);
        rows = copy(rows);
        splitIds = copy(splitIds);
        fields = copy(fields);
        train = copy(train);
        address = address == null ? "" : address;
        citation = citation == null ? "" : citation;
        files = copy(files);
        oddities = copy(oddities);
        scores = copy(scores);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <T> Map<String, T> copy(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
