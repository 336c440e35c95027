package dev.winnow.trainer.cli;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.fit.HeadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which heads to learn, and from what. */
final class HeadOptions {
    @Option(
            names = "--head",
            paramLabel = "NAME=FIELD",
            converter = NamedValue.Converter.class,
            description = "a decision to learn, and the field with its labels; repeatable")
    private List<NamedValue> heads = List.of();

    @Option(
            names = "--type",
            paramLabel = "NAME=TYPE",
            converter = NamedValue.Converter.class,
            description = "binary, single or multi; if not given: multi where a row has two labels, else single")
    private List<NamedValue> types = List.of();

    @Option(
            names = "--values",
            paramLabel = "NAME=POSITIVE,NEGATIVE",
            converter = NamedValue.Converter.class,
            description = "the only values to learn, the positive one first: makes the head binary")
    private List<NamedValue> values = List.of();

    @Option(
            names = "--text-only",
            paramLabel = "NAME",
            description = "with --page-fields: a head that learns from the article's own text alone; repeatable")
    private List<String> textOnly = List.of();

    /** Whether any head is asked for. */
    boolean areGiven() {
        return !heads.isEmpty();
    }

    /**
     * The heads as they are asked for, in their order.
     *
     * @throws InputException if a name is given twice or is no head's, or a type or the values are wrong
     */
    List<HeadRequest> requests() {
        Map<String, String> fieldOf = NamedValue.byName("--head", heads);
        Map<String, String> typeOf = known("--type", types, fieldOf);
        Map<String, String> valuesOf = known("--values", values, fieldOf);
        List<HeadRequest> requests = new ArrayList<>();
        fieldOf.forEach((head, field) -> requests.add(new HeadRequest(
                head,
                field,
                type(typeOf.get(head)),
                two(head, valuesOf.get(head)),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                textOnly.contains(head),
                false,
                Optional.empty())));
        textOnly.stream().filter(head -> !fieldOf.containsKey(head)).findFirst().ifPresent(head -> {
            throw new InputException("--text-only " + head + ": there is no --head of that name");
        });
        return requests;
    }

    private static Map<String, String> known(String option, List<NamedValue> given, Map<String, String> heads) {
        Map<String, String> byHead = NamedValue.byName(option, given);
        byHead.forEach((head, value) -> {
            if (!heads.containsKey(head)) {
                throw new InputException(
                        option + " " + head + "=" + value + ": there is no --head " + head + "=FIELD; add it");
            }
        });
        return byHead;
    }

    private static Optional<HeadType> type(@Nullable String name) {
        return Optional.ofNullable(name).map(type -> Choice.of(HeadType.class, "--type", type));
    }

    private static List<String> two(String head, @Nullable String written) {
        if (written == null) {
            return List.of();
        }
        List<String> both = List.of(written.split(",", -1));
        if (both.size() != 2 || both.contains("") || both.get(0).equals(both.get(1))) {
            throw new InputException("--values " + head + "=" + written
                    + ": give two different values with a comma between them, the positive one first");
        }
        return both;
    }
}
