package dev.winnow.serve;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Models that the command line trains on the samples, once for all tests. */
public final class TestModels {
    private static final Path FOLDER = Path.of("target", "test-models").toAbsolutePath();
    private static final Path SAMPLE = Path.of("..", "datasets", "sample").toAbsolutePath();

    private TestModels() {}

    /** Relevance and topics, as {@code winnow quickstart} makes them. */
    public static synchronized Path quickstart() {
        return made("quickstart.winnow", file -> List.of("quickstart", "--quiet", "--out", file));
    }

    /** Topics alone: another model than {@link #quickstart}. */
    public static synchronized Path topics() {
        return made(
                "topics.winnow",
                file -> List.of(
                        "train",
                        "--quiet",
                        "--data",
                        SAMPLE.resolve("articles.jsonl").toString(),
                        "--head",
                        "topics=topics",
                        "--folds",
                        "0",
                        "--threads",
                        "1",
                        "--out",
                        file));
    }

    /** What the command line writes to standard output. */
    public static String commandLine(List<String> arguments) {
        List<String> command = new ArrayList<>(java("dev.winnow.trainer.cli.Winnow"));
        command.addAll(arguments);
        try {
            Files.createDirectories(FOLDER);
            Path out = Files.createTempFile(FOLDER, "out", ".txt");
            Path err = Files.createTempFile(FOLDER, "err", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("winnow " + arguments + ": " + Files.readString(err));
            }
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The beginning of a command that runs a main class of this test's class path. */
    public static List<String> java(String main) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                java,
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath.replace('\n', File.pathSeparatorChar),
                main);
    }

    private interface Arguments {
        List<String> to(String file);
    }

    private static Path made(String name, Arguments arguments) {
        Path file = FOLDER.resolve(ProcessHandle.current().pid() + "-" + name);
        if (!Files.exists(file)) {
            commandLineInto(file, arguments);
        }
        return file;
    }

    private static void commandLineInto(Path file, Arguments arguments) {
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commandLine(arguments.to(file.toString()));
        file.toFile().deleteOnExit();
    }
}
