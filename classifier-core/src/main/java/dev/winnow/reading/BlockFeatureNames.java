package dev.winnow.reading;

import java.util.ArrayList;
import java.util.List;

/** What the measured features of a block are called. */
final class BlockFeatureNames {
    /** The names of all features, in the order of {@link BlockFeatures}. */
    static final List<String> ALL = names();

    private BlockFeatureNames() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "words",
                "characters",
                "links share",
                "links",
                "stop words",
                "sentence ends",
                "commas",
                "ends sentence",
                "capitals",
                "digits",
                "word length",
                "symbols",
                "letters",
                "text score",
                "repeats",
                "title overlap",
                "junk phrase",
                "pattern blocks",
                "pattern mean words",
                "pattern prose share",
                "pattern links share",
                "kind",
                "paragraph",
                "heading",
                "item",
                "cell",
                "quote",
                "figure",
                "article",
                "main",
                "aside",
                "nav",
                "header",
                "footer",
                "form",
                "table",
                "list",
                "concealed",
                "broken",
                "depth",
                "far score",
                "near score",
                "own score",
                "block position",
                "word position",
                "prose position",
                "prose before",
                "prose after",
                "since first heading",
                "heading score",
                "heading level",
                "since heading",
                "heading links share",
                "blocks since heading",
                "heading title overlap"));
        for (String around : List.of("container", "around", "second around", "third around")) {
            for (String what : List.of("words", "links share", "prose share", "blocks", "held")) {
                names.add(around + " " + what);
            }
        }
        names.addAll(List.of("distance to best", "article number", "from best article", "first headings before"));
        names.add("structured share");
        for (String neighbour : List.of("before", "after", "second before", "second after")) {
            for (String what : List.of(
                    "words",
                    "links share",
                    "stop words",
                    "ends sentence",
                    "kind",
                    "text score",
                    "path score",
                    "same place")) {
                names.add(neighbour + " " + what);
            }
        }
        names.addAll(List.of(
                "prose back",
                "prose on",
                "window before",
                "window after",
                "window prose",
                "window words",
                "page words",
                "page prose",
                "page blocks",
                "page held",
                "page articles"));
        return List.copyOf(names);
    }
}
