package dev.winnow.trainer.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder in which command lines are tried. In their arguments {@code @name} stands for a file of the folder, also
 * after an equals sign.
 */
record Workplace(Path folder) {

    /** What a command line left behind. */
    record Result(int exit, String out, String err) {
        List<String> errLines() {
            return err.lines().toList();
        }

        List<String> outLines() {
            return out.lines().toList();
        }
    }

    /** Runs it in this JVM, with nothing on standard input. */
    Result winnow(String... args) {
        return winnowReading(new byte[0], args);
    }

    /** Runs it in this JVM, with this on standard input. */
    Result winnowReading(byte[] standardInput, String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
        ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(caughtOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(caughtErr, true, StandardCharsets.UTF_8));
            System.setIn(new ByteArrayInputStream(standardInput));
            String[] placed = placed(args);
            int exit = Winnow.commandLine(false, placed).execute(placed);
            return new Result(
                    exit, caughtOut.toString(StandardCharsets.UTF_8), caughtErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }

    /** Starts it in a JVM of its own, as the launcher does. */
    Process start(String... args) {
        return start(child(args));
    }

    /** The same with standard output going to a file. */
    Process start(Path standardOutput, String... args) {
        return start(child(args).redirectOutput(standardOutput.toFile()));
    }

    /** The same in another locale. */
    Process startInLocale(String locale, String... args) {
        ProcessBuilder child = child(args);
        child.environment().put("LC_ALL", locale);
        return start(child);
    }

    /** The same with the folder as its working directory. */
    Process startThere(String... args) {
        return start(child(args).directory(folder.toFile()));
    }

    private static Process start(ProcessBuilder child) {
        try {
            return child.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder child(String... args) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Winnow.class.getName()));
        command.addAll(List.of(placed(args)));
        return new ProcessBuilder(command);
    }

    private String[] placed(String... args) {
        return Arrays.stream(args)
                .map(arg -> arg.replaceFirst("^@", folder + "/").replace("=@", "=" + folder + "/"))
                .toArray(String[]::new);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            Path file = path(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file and folder with its content, hidden ones too. */
    Map<String, String> contents() {
        try (Stream<Path> walk = Files.walk(folder)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path path : walk.toList()) {
                contents.put(
                        folder.relativize(path).toString(),
                        Files.isRegularFile(path) ? HexFormat.of().formatHex(Files.readAllBytes(path)) : "folder");
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
