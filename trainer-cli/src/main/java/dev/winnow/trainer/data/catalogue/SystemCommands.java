package dev.winnow.trainer.data.catalogue;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of this computer. */
final class SystemCommands implements Commands {
    private static final long MINUTES = 15;
    private static final int OUTPUT_KEPT = 1 << 16;

    @Override
    public Outcome run(List<String> command, Path folder) throws IOException {
        requireOnPath(command.get(0));
        Path output = Files.createTempFile(folder, "output", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new InterruptedIOException("it did not end within " + MINUTES + " minutes");
            }
            return new Outcome(process.exitValue(), end(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void requireOnPath(String program) throws NoSuchFileException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return;
            }
        }
        throw new NoSuchFileException(program);
    }

    private static String end(Path output) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - OUTPUT_KEPT));
            byte[] bytes = new byte[(int) Math.min(OUTPUT_KEPT, file.length())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
