package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that appear whole or not at all: written aside in the same folder, then moved into place. */
public final class AtomicFile {
    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /**
     * Writes a file, over the one that is there if there is one. If the content fails, or the JVM is told to end, the
     * target stays as it was and nothing else is left. What is no regular file, as {@code /dev/stdout}, is written to
     * directly.
     *
     * @throws InputException if the folder is missing or may not be written to, or the disk is full
     */
    public static void write(Path target, IoConsumer<? super OutputStream> content) {
        try {
            if (Files.isDirectory(target)) {
                throw new InputException(target + " is a folder; name a file in it");
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
                    content.accept(out);
                }
                return;
            }
            // Of a link, what it leads to is written.
            Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            Path folder = real.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new InputException(target + ": there is no folder " + target.getParent() + "; create it first");
            }
            writeAside(real, folder.resolve("." + real.getFileName() + "." + UUID.randomUUID() + ".tmp"), content);
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /**
     * Finds out, before long work, whether a file could be written there.
     *
     * @throws InputException if not
     */
    public static void requireWritable(Path target) {
        if (Files.isDirectory(target)) {
            throw new InputException(target + " is a folder; name a file in it");
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException(target + ": there is no folder " + folder + "; create it first");
        }
        if (!Files.isWritable(folder)) {
            throw new InputException(target + ": no permission to write there; choose another folder");
        }
    }

    private static void writeAside(Path target, Path aside, IoConsumer<? super OutputStream> content)
            throws IOException {
        Thread onExit = new Thread(() -> delete(aside), "delete " + aside);
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            try (FileChannel channel =
                            FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
                content.accept(out);
                out.flush();
                channel.force(true);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(aside);
            forget(onExit);
        }
    }

    private static void delete(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            // Nothing better can be done, and what led here is reported.
        }
    }

    private static void forget(Thread onExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The JVM is ending, and runs it.
        }
    }

    private static InputException failure(Path target, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) {
            return new InputException(target + ": no permission to write there; choose another folder", e);
        }
        if (message.contains("No space left") || message.contains("quota exceeded")) {
            return new InputException(target + ": the disk is full; free some space or choose another folder", e);
        }
        return new InputException(target + ": cannot be written (" + message + "); choose another file or folder", e);
    }
}
