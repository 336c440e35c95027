package dev.winnow.trainer.data.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that makes a model, beside the data itself; one JSON file, its label maps in files beside it.
 *
 * @param name what the model is called
 * @param summary what it is for, in a sentence or two for its card
 * @param use what it is meant for and what not, paragraphs of its card
 * @param languages the only languages it learns from and answers for, as primary BCP 47 subtags; rows that do not say theirs are
 *     taken; empty for all
 * @param features how features are made
 * @param fit how heads are fitted
 * @param train the splits that the model is trained on
 * @param heads the decisions to learn
 * @param sources the data, in the order in which it is read
 */
public record Recipe(
        String name,
        String summary,
        List<String> use,
        List<String> languages,
        Features features,
        Fit fit,
        List<String> train,
        List<HeadPlan> heads,
        List<Source> sources) {

    /**
     * How features are made.
     *
     * @param wordNgrams the longest word n-gram
     * @param pageFields whether what is beside the article counts
     * @param leadWords how many of a text's first words count twice, with the title; 0 for neither
     * @param minDocuments in how many rows an n-gram must be found
     * @param maxFeatures how many are kept at most
     * @param vectors the word vectors that heads may use: {@code english}, those that come with Winnow, or {@code none}, as if
     *     not said
     * @param vectorsShare how much they count, n-grams counting 1; chosen by trying if absent
     */
    public record Features(
            int wordNgrams,
            boolean pageFields,
            int leadWords,
            int minDocuments,
            int maxFeatures,
            String vectors,
            @Nullable Double vectorsShare) {
        /** Without a word of vectors there are none. */
        public Features {
            vectors = orElse(vectors, "none");
        }
    }

    /**
     * How heads are fitted.
     *
     * @param trainer the trainer's name
     * @param options what is not to be chosen by trying
     * @param folds how many parts are held out in turn
     * @param keepPrecision the precision of keep
     * @param dropPrecision that of drop, and the share of positives that it leaves; in a file, if not given, that of keep
     * @param seed the seed of all that is random
     * @param compact whether weights are rounded to bytes
     */
    public record Fit(
            String trainer,
            Map<String, String> options,
            int folds,
            double keepPrecision,
            double dropPrecision,
            long seed,
            boolean compact) {
        /** Copies the options. */
        public Fit {
            options = copy(options);
            dropPrecision = dropPrecision == 0 ? keepPrecision : dropPrecision;
        }
    }

    /**
     * A decision to learn.
     *
     * @param name its name
     * @param type binary, single or multi
     * @param field the field that holds its labels in data to evaluate on
     * @param values of a binary head the two values, the positive one first
     * @param names what a person calls each label, where labels are codes
     * @param textOnly whether it learns from the article's own text alone
     * @param withoutVectors whether it learns from n-grams alone where other heads have word vectors
     * @param rivals of a binary head, what another head says for and against; null for nothing
     */
    public record HeadPlan(
            String name,
            String type,
            String field,
            List<String> values,
            Map<String, String> names,
            boolean textOnly,
            boolean withoutVectors,
            @Nullable RivalsPlan rivals) {
        /** Copies what it is given; what is absent becomes empty. */
        public HeadPlan {
            values = copy(values);
            names = copy(names);
        }
    }

    /**
     * What another head says for and against the positive value of a binary head.
     *
     * @param head the other head
     * @param of the label of it that speaks for
     * @param labels its rivals, which speak against
     * @param secondLook whether a second look at all scores and at the page is to be tried
     */
    public record RivalsPlan(
            @Nullable String head, @Nullable String of, List<String> labels, boolean secondLook) {
        /** Copies what it is given; what is absent becomes empty. */
        public RivalsPlan {
            labels = copy(labels);
        }
    }

    /** What may be done with a set. */
    public enum Terms {
        /** A licence that asks for nothing that a model could not give. */
        @JsonProperty("open")
        OPEN,
        /** A licence that asks for the makers to be named. */
        @JsonProperty("attribution")
        ATTRIBUTION,
        /** Nothing is stated. */
        @JsonProperty("unstated")
        UNSTATED,
        /** Research or non-commercial use only. */
        @JsonProperty("research")
        RESEARCH,
        /** What is made of it must be passed on under the same terms. */
        @JsonProperty("share-alike")
        SHARE_ALIKE
    }

    /**
     * A data set.
     *
     * @param set its folder below that of all data; below the recipe's own where it begins with {@code ./} or {@code ../}
     * @param terms what may be done with it; nothing is stated if not said
     * @param licence the licence as stated; none if not said
     * @param credit who made it, to be named; the set's name if not said
     * @param files its files by split; under {@code *} a file whose rows say their split in the field {@code split}
     * @param text the field of its rows that holds the text; {@code text} if not said
     * @param title the field that holds the headline; {@code title} if not said
     * @param uncounted whether its rows do not count in how frequent n-grams are, as where they are no articles
     * @param asText how much each page of HTML weighs, beside itself, as bare text: learned once more as what was read of it, the
     *     title first, and never judged on; not so learned if not said
     * @param heads what each head learns from it, by the head's name
     */
    public record Source(
            String set,
            Terms terms,
            String licence,
            String credit,
            Map<String, String> files,
            @Nullable String text,
            @Nullable String title,
            boolean uncounted,
            @Nullable Double asText,
            Map<String, HeadSource> heads) {
        /** Copies the maps; of terms, licence and credit, what is absent becomes what that means. */
        public Source {
            terms = orElse(terms, Terms.UNSTATED);
            licence = orElse(licence, "none stated");
            credit = orElse(credit, set);
            files = copy(files);
            heads = copy(heads);
        }

        /** Whether the set comes with the recipe, and not with other data. */
        boolean isBesideRecipe() {
            return set.startsWith("./") || set.startsWith("../");
        }

        /** What the set is called, wherever it lies. */
        public String name() {
            return isBesideRecipe() ? set.substring(set.lastIndexOf("./") + 2) : set;
        }
    }

    /**
     * What a head learns from a data set.
     *
     * @param from where labels come from; the first of these that gives one counts
     * @param weight how much each row weighs; 1 if not said
     * @param aside whether its rows are learned from, but never judged on in choosing, calibrating and setting thresholds, as
     *     where labels are weak
     * @param copies how many further times a row is learned with its main label alone, told by the field {@code main}
     * @param withoutNames whether a row of text and its copies are learned once more, the words that look like names left out,
     *     and never judged on: what is known by names alone is not known of others
     * @param atLeast numbers that fields of a row must reach
     * @param beginsWith how fields of a row must begin
     * @param notSitesOf files below the folder of all data whose sites must not be learned from, since what is measured lies there
     */
    public record HeadSource(
            List<LabelField> from,
            @Nullable Double weight,
            boolean aside,
            int copies,
            boolean withoutNames,
            Map<String, Double> atLeast,
            Map<String, String> beginsWith,
            List<String> notSitesOf) {
        /** Copies what it is given; what is absent becomes empty. */
        public HeadSource {
            from = copy(from);
            atLeast = copy(atLeast);
            beginsWith = copy(beginsWith);
            notSitesOf = copy(notSitesOf);
        }
    }

    /**
     * A field that tells labels.
     *
     * @param field its name
     * @param map the label map that turns its values into labels; absent where they are labels
     */
    public record LabelField(String field, @Nullable String map) {}

    /** Copies what it is given; what is absent becomes empty. */
    public Recipe {
        summary = orElse(summary, "");
        use = copy(use);
        languages = copy(languages);
        train = copy(train);
        heads = copy(heads);
        sources = copy(sources);
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Null members are as if they were not there. */
    private static <T> Map<String, T> copy(@Nullable Map<String, T> map) {
        Map<String, T> copy = new LinkedHashMap<>(map == null ? Map.of() : map);
        copy.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(copy);
    }
}
