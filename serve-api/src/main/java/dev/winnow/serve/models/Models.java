package dev.winnow.serve.models;

import dev.winnow.Classifier;
import dev.winnow.bundle.BundleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The models that are served, by name. A file that changes is opened, verified and warmed beside the model that answers,
 * and takes its place in one step; a file that cannot be used changes nothing. Thread-safe: asking never waits.
 */
public final class Models {
    /** What a model may be called: never a path. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final String SUFFIX = ".winnow";
    private static final long FIRST_WARM_UP_MILLIS = 150;
    private static final long LATER_WARM_UP_MILLIS = 50;

    private final Map<String, Path> files;
    private final Optional<Path> folder;
    private final Optional<ServedModel> builtIn;
    private final Optional<String> wantedDefault;
    private final ModelListener listener;
    private final Map<String, String> seen = new HashMap<>();
    private final Map<String, String> waiting = new HashMap<>();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of());

    private record Snapshot(Map<String, ServedModel> models, Map<String, String> errors) {}

    /**
     * @param files single files, by name
     * @param folder a folder whose {@code .winnow} files are all served
     * @param builtIn a model that is in memory already
     * @param wantedDefault which one answers where none is named; else the first by name
     */
    public Models(
            Map<String, Path> files,
            Optional<Path> folder,
            Optional<Classifier> builtIn,
            Optional<String> wantedDefault,
            ModelListener listener) {
        this.files = new TreeMap<>(files);
        this.folder = folder;
        this.builtIn =
                builtIn.map(classifier -> new ServedModel(classifier.bundle().name(), classifier, 0));
        this.wantedDefault = wantedDefault;
        this.listener = listener;
    }

    /** The name that a file's model is served by. */
    public static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** The model of that name. */
    public Optional<ServedModel> find(String name) {
        return Optional.ofNullable(snapshot.models.get(name));
    }

    /** The model that answers where none is named. */
    public Optional<ServedModel> standard() {
        Snapshot now = snapshot;
        if (wantedDefault.isPresent()) {
            return Optional.ofNullable(now.models.get(wantedDefault.get()));
        }
        Iterator<ServedModel> all = now.models.values().iterator();
        return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }

    /** All of them, by name, with those that could not be opened. */
    public List<ModelState> states() {
        Snapshot now = snapshot;
        TreeMap<String, ModelState> states = new TreeMap<>();
        now.errors.forEach((name, error) -> states.put(name, new ModelState(name, Optional.empty(), error)));
        now.models.forEach((name, model) ->
                states.put(name, new ModelState(name, Optional.of(model), now.errors.getOrDefault(name, ""))));
        return List.copyOf(states.values());
    }

    /** The models that answer. */
    public Collection<ServedModel> all() {
        return snapshot.models.values();
    }

    /** Opens what is there, or newer than what answers; at once, even files that may still be written. */
    public synchronized void reload() {
        refresh(true);
    }

    /** Opens what is newer and has stayed the same since it was looked at last. */
    public synchronized void poll() {
        refresh(false);
    }

    private void refresh(boolean atOnce) {
        Map<String, ServedModel> models = new TreeMap<>(snapshot.models);
        Map<String, String> errors = new TreeMap<>(snapshot.errors);
        builtIn.ifPresent(model -> {
            if (models.putIfAbsent(model.name(), model) == null) {
                WarmUp.run(model.classifier(), FIRST_WARM_UP_MILLIS);
                listener.opened(model, 0);
            }
        });
        Map<String, Path> present = present(errors);
        for (Map.Entry<String, Path> file : present.entrySet()) {
            String name = file.getKey();
            String print = print(file.getValue());
            boolean changed = !print.equals(seen.get(name));
            if (changed && (atOnce || print.equals(waiting.get(name)))) {
                seen.put(name, print);
                open(name, file.getValue(), models, errors);
            }
            waiting.put(name, print);
        }
        withdraw(present, models, errors);
        if (!models.equals(snapshot.models) || !errors.equals(snapshot.errors)) {
            snapshot = new Snapshot(Collections.unmodifiableMap(models), Map.copyOf(errors));
            listener.changed();
        }
    }

    private void open(String name, Path file, Map<String, ServedModel> models, Map<String, String> errors) {
        long start = System.nanoTime();
        try {
            Classifier classifier = Classifier.open(file);
            WarmUp.run(classifier, models.isEmpty() ? FIRST_WARM_UP_MILLIS : LATER_WARM_UP_MILLIS);
            ServedModel model = new ServedModel(name, classifier, size(file));
            models.put(name, model);
            errors.remove(name);
            listener.opened(model, (System.nanoTime() - start) / 1_000_000);
        } catch (BundleException e) {
            refuse(name, String.valueOf(e.getMessage()), errors);
        } catch (RuntimeException | OutOfMemoryError e) {
            refuse(
                    name,
                    "There is not enough memory for it, or it is broken in a way that Winnow does not know.",
                    errors);
        }
    }

    private void refuse(String name, String why, Map<String, String> errors) {
        errors.put(name, why);
        listener.refused(name, why);
    }

    /** A file that is gone takes its model along, unless it is the last one or the one that answers by default. */
    private void withdraw(Map<String, Path> present, Map<String, ServedModel> models, Map<String, String> errors) {
        String kept = standard().map(ServedModel::name).orElse("");
        for (String name : List.copyOf(models.keySet())) {
            boolean isBuiltIn = builtIn.isPresent() && builtIn.get().name().equals(name);
            if (present.containsKey(name) || isBuiltIn) {
                continue;
            }
            seen.remove(name);
            waiting.remove(name);
            if (name.equals(kept)) {
                if (!errors.containsKey(name)) {
                    refuse(name, "Its file is gone; the model goes on answering, being the default.", errors);
                }
            } else {
                models.remove(name);
                errors.remove(name);
                listener.withdrawn(name);
            }
        }
        errors.keySet().removeIf(name -> !present.containsKey(name) && !models.containsKey(name));
    }

    private Map<String, Path> present(Map<String, String> errors) {
        Map<String, Path> present = new TreeMap<>(files);
        if (folder.isEmpty()) {
            return present;
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> list = Files.list(folder.get())) {
            list.filter(path -> path.toString().endsWith(SUFFIX)).sorted().forEach(found::add);
        } catch (IOException | UncheckedIOException e) {
            // Not there for the moment, as while it is being replaced: nothing changes.
            snapshot.models
                    .keySet()
                    .forEach(name -> present.putIfAbsent(name, folder.get().resolve(name + SUFFIX)));
            return present;
        }
        for (Path path : found) {
            if (NAME.matcher(nameOf(path)).matches()) {
                present.putIfAbsent(nameOf(path), path);
            }
        }
        return present;
    }

    /** Changes when the file does. */
    private static String print(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + "/" + attributes.lastModifiedTime() + "/" + attributes.fileKey();
        } catch (IOException e) {
            return "absent";
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
