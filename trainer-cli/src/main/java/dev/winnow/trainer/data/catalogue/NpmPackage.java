package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A package file got through the npm client, in a folder of its own that goes with it. */
final class NpmPackage implements AutoCloseable {
    private static final String OTHER_WAY = "get the files yourself and name them with --from";
    private static final int LONGEST_REASON = 200;

    private final Path folder;
    private final Thread onExit = new Thread(() -> delete(folder()), "delete the package");

    private NpmPackage() throws IOException {
        folder = Files.createTempDirectory("winnow-npm-");
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /**
     * Asks npm for the package; none of its scripts are run, and nothing is unpacked.
     *
     * @throws InputException if npm is missing or fails
     */
    static NpmPackage fetch(Card.Npm npm, Commands commands) {
        try {
            NpmPackage fetched = new NpmPackage();
            try {
                fetched.pack(npm, commands);
                return fetched;
            } catch (RuntimeException e) {
                fetched.close();
                throw e;
            }
        } catch (IOException e) {
            throw new InputException("no folder for temporary files: " + e.getMessage(), e);
        }
    }

    /**
     * The package file.
     *
     * @throws InputException if its SHA-256 is not the wanted one
     */
    Path verified(Card.Npm npm) throws IOException {
        Path file = file(npm);
        String found = Sha256.hex(file);
        if (!found.equals(npm.sha256())) {
            throw new InputException(npm.nameAndVersion() + ": what npm brought has the SHA-256 " + found + ", and "
                    + npm.sha256() + " is wanted: it was changed on its way or at its origin, and is not used");
        }
        return file;
    }

    @Override
    public void close() {
        delete(folder);
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The JVM is ending, and runs it.
        }
    }

    private Path folder() {
        return folder;
    }

    private void pack(Card.Npm npm, Commands commands) {
        List<String> command = List.of(
                "npm", "pack", npm.nameAndVersion(), "--ignore-scripts", "--pack-destination", folder.toString());
        Commands.Outcome outcome;
        try {
            outcome = commands.run(command, folder);
        } catch (NoSuchFileException e) {
            throw new InputException(
                    "npm is needed to get " + npm.nameAndVersion()
                            + ", and it is not on the path: install Node.js, which brings it, or " + OTHER_WAY,
                    e);
        } catch (IOException e) {
            throw new InputException("npm cannot be run (" + e.getMessage() + "): mend that, or " + OTHER_WAY, e);
        }
        if (outcome.exitCode() != 0) {
            throw new InputException("npm could not get " + npm.nameAndVersion() + " (" + reason(outcome.output())
                    + "): check the network, or " + OTHER_WAY);
        }
    }

    private Path file(Card.Npm npm) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tgz")) {
            for (Path file : files) {
                return file;
            }
        }
        throw new InputException("npm brought no package file of " + npm.nameAndVersion() + ": " + OTHER_WAY);
    }

    /** The first line in which npm speaks of an error. */
    private static String reason(String output) {
        String line = output.lines()
                .filter(l -> l.startsWith("npm error") || l.startsWith("npm ERR!"))
                .findFirst()
                .orElse("it says nothing of why")
                .replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + " ...";
    }

    private static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // The system clears its temporary files.
        }
    }
}
