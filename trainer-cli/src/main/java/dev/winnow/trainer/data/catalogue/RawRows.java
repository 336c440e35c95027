package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.IoConsumer;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowSupply;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/** The rows of a data set, converted from its own files. */
final class RawRows implements RowSupply {
    private final Converter converter;
    private final RawFiles files;
    private final Map<String, String> paths = new TreeMap<>(); // from the set's own layout to where they are

    /** @throws InputException if the files of the set are not there, or there twice */
    RawRows(Card card, RawFiles files) {
        this.converter = Converter.of(card);
        this.files = files;
        TreeSet<String> roots = new TreeSet<>();
        for (String path : files.paths()) {
            Matcher match = converter.files().matcher(path);
            if (match.matches()) {
                roots.add(match.group(1));
                paths.put(path.substring(match.end(1)), path);
            }
        }
        if (roots.isEmpty()) {
            throw new InputException(files.origin() + ": none of the files of " + card.name() + " are there; name "
                    + card.get().from());
        }
        if (roots.size() > 1) {
            throw new InputException(files.origin() + ": more than one copy of " + card.name() + " is there (\""
                    + roots.first() + "\" and \"" + roots.last() + "\"); name the folder of one");
        }
    }

    /** Compares the files with the hashes that the card knows, and tells of every one that differs. */
    void compareHashes(Card card, Consumer<String> notes) {
        if (card.files().isEmpty()) {
            notes.accept("no hash is known for the files of " + card.name() + ": they are taken as they are");
        }
        card.files().forEach((name, known) -> {
            String path = paths.get(name);
            if (path == null) {
                notes.accept(files.origin() + ": " + name + " is missing");
            } else if (!Sha256.hex(files.read(path)).equals(known)) {
                notes.accept(path + " is not the file that the card knows (its SHA-256 differs): it is taken as it is");
            }
        });
    }

    @Override
    public void forEach(IoConsumer<? super Row> consumer, SkipLog log) throws IOException {
        for (Map.Entry<String, String> entry : paths.entrySet()) {
            String path = entry.getValue();
            RawFile file = new RawFile(entry.getKey(), files.origin() + "/" + path, files.read(path));
            converter.convert(file, consumer, log);
        }
    }
}
