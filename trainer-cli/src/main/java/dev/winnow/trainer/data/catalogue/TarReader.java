package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads the wanted files of a tar archive (POSIX ustar) into memory; nothing touches the disk. Strict, because an
 * archive may come from anyone: bounded in entries and sizes, checksums verified, names that lead out of the archive and
 * links refused.
 */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int MOST_ENTRIES = 10_000;
    private static final long LARGEST_ENTRY = 64L << 20;
    private static final long LARGEST_ARCHIVE = 512L << 20;
    private static final long MOST_KEPT = 256L << 20;

    private final InputStream in;
    private final String source;
    private final byte[] header = new byte[BLOCK];
    private long position;
    private long kept;

    private TarReader(InputStream in, String source) {
        this.in = in;
        this.source = source;
    }

    /**
     * Reads an unpacked stream to the archive's end.
     *
     * @param source how errors name it
     * @param wanted which files to keep, by name
     * @return contents by name
     * @throws InputException if the archive is damaged, cut short, too large or not to be trusted
     * @throws IOException if the stream fails
     */
    static Map<String, byte[]> read(InputStream in, String source, Predicate<String> wanted) throws IOException {
        return new TarReader(in, source).files(wanted);
    }

    private Map<String, byte[]> files(Predicate<String> wanted) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int entry = 0; nextHeader(); entry++) {
            if (entry >= MOST_ENTRIES) {
                throw refused("more than " + MOST_ENTRIES + " entries");
            }
            String name = name();
            long size = octal(124, 12);
            if (size > LARGEST_ENTRY || position + size > LARGEST_ARCHIVE) {
                throw refused("an entry too large to be read, of " + size + " bytes");
            }
            boolean isFile = isFile();
            if (isFile && wanted.test(name)) {
                kept += size;
                if (kept > MOST_KEPT) {
                    throw refused("too much to be held in memory");
                }
                if (files.put(name, content((int) size)) != null) {
                    throw refused("two entries of one name");
                }
            } else {
                skip(size);
            }
            skip((BLOCK - size % BLOCK) % BLOCK);
        }
        return files;
    }

    /** Whether the entry is a file; folders and extended headers are not, and are passed over. */
    private boolean isFile() {
        return switch (header[156]) {
            case '0', 0 -> true;
            case '5', 'x', 'g' -> false;
            default -> throw refused("an entry that is neither file nor folder");
        };
    }

    /** Reads a header; false at the block of zeros that ends an archive. */
    private boolean nextHeader() throws IOException {
        int read = in.readNBytes(header, 0, BLOCK);
        position += read;
        if (read < BLOCK) {
            throw cutShort();
        }
        int sum = 0;
        boolean empty = true;
        for (int i = 0; i < BLOCK; i++) {
            empty &= header[i] == 0;
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF; // the checksum itself counts as blanks
        }
        if (empty) {
            return false;
        }
        if (octal(148, 8) != sum) {
            throw refused("a header whose checksum is wrong");
        }
        return true;
    }

    private String name() {
        String prefix = header[257] == 'u' ? text(345, 155) : "";
        String name = prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
        if (name.startsWith("/") || name.contains("\\") || ("/" + name + "/").contains("/../")) {
            throw refused("an entry whose name leads out of the archive");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw refused("an entry whose name has control characters");
        }
        return name;
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private long octal(int from, int length) {
        String digits = text(from, length).strip();
        if (!digits.matches("[0-7]{1,12}")) {
            throw refused("a header with a number that is none");
        }
        return Long.parseLong(digits, 8);
    }

    private byte[] content(int size) throws IOException {
        byte[] content = in.readNBytes(size); // grows as bytes come, whatever the size claims
        position += content.length;
        if (content.length < size) {
            throw cutShort();
        }
        return content;
    }

    private void skip(long size) throws IOException {
        for (long left = size; left > 0; ) {
            long skipped = in.readNBytes((int) Math.min(left, 1 << 16)).length;
            if (skipped == 0) {
                throw cutShort();
            }
            position += skipped;
            left -= skipped;
        }
    }

    private InputException cutShort() {
        return new InputException(source + ": the archive is cut short; fetch it again");
    }

    private InputException refused(String what) {
        return new InputException(source + ": " + what + " at byte " + Math.max(0, position - BLOCK)
                + ", so the archive is not read; fetch it again from where it is published");
    }
}
