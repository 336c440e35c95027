package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.SkipLog;
import dev.winnow.trainer.data.recipe.RecipeRows;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a command's data, and what is to be told when they have been read. */
final class DataRows implements AutoCloseable {
    private final String names;
    private final DataOptions options;
    private final Console console;
    private final SkipLog log;
    private final Supply supply;
    private final Map<String, String> unseen = new LinkedHashMap<>(); // option by field
    private int count;
    private boolean anyText;

    /** Where rows come from. */
    private interface Supply {
        @Nullable
        Row next();

        void close();
    }

    private DataRows(String names, Supply supply, DataOptions options, Console console, SkipLog log) {
        this.names = names;
        this.supply = supply;
        this.options = options;
        this.console = console;
        this.log = log;
    }

    static DataRows open(List<Path> inputs, DataOptions options, Console console) {
        return open(inputs, options, console, (source, line, reason, detail) -> {});
    }

    /** The same, with somebody who is told of every bad row. */
    static DataRows open(List<Path> inputs, DataOptions options, Console console, SkipLog.Listener listener) {
        SkipLog log = new SkipLog(console.err(), options.strict(), listener);
        RowReader reader = RowReader.open(inputs, options.toReadOptions(), log);
        return new DataRows(names(inputs), supply(reader::next, reader::close), options, console, log);
    }

    /** The rows that a recipe makes of its sources. */
    static DataRows open(RecipeChoice choice, boolean toTrain, DataOptions options, Console console) {
        SkipLog log = new SkipLog(console.err(), options.strict());
        RecipeRows rows = choice.open(toTrain, options.toReadOptions(), log);
        return new DataRows(choice.name(), supply(rows::next, rows::close), options, console, log);
    }

    private static Supply supply(Supplier<@Nullable Row> next, Runnable close) {
        return new Supply() {
            @Override
            public @Nullable Row next() {
                return next.get();
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }

    /** Asks that at least one row has this field, which an option names; the same rows. */
    DataRows expect(String option, @Nullable String field) {
        if (field != null) {
            unseen.put(field, option);
        }
        return this;
    }

    @Nullable
    Row next() {
        Row row = supply.next();
        if (row != null) {
            count++;
            anyText |= row.page().text() != null || row.page().html() != null;
            unseen.keySet().removeAll(row.fields().keySet());
        }
        return row;
    }

    int count() {
        return count;
    }

    /** Tells what was skipped, and why. */
    void tellSkipped() {
        console.tellSkipped(log);
        if (count > 0 && !anyText) {
            console.note(
                    "note: no row has text in a field \"%s\", so only titles are read; --text-field names the field",
                    options.textField());
        }
    }

    /**
     * To be called after the last row.
     *
     * @param purpose what the rows are for, as in "nothing to train on"
     * @throws InputException if there was none, or none has an expected field
     */
    void requireAny(String purpose) {
        if (count == 0) {
            throw new InputException(names + ": nothing to " + purpose + ": " + whyNone());
        }
        unseen.forEach((field, option) -> {
            throw new InputException(option + " " + field + ": no row has a field of that name; check its spelling");
        });
    }

    private String whyNone() {
        if (!options.where().isEmpty()) {
            return "no row passes --where " + String.join(" --where ", options.where())
                    + "; check the field and the value";
        }
        return log.summary().isEmpty()
                ? "there is no row in it; give data with at least one"
                : "no row of it could be read; mend it, or say what it is with --data-format and --text-field";
    }

    private static String names(List<Path> inputs) {
        return inputs.stream()
                .map(path -> path.toString().equals("-") ? "standard input" : path.toString())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        supply.close();
    }
}
