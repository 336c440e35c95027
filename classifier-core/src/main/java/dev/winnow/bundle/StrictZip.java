package dev.winnow.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * ZIP files in one canonical form: entries stored one after the other, nothing optional, every time 1980-01-01 00:00.
 * For the same entries there is exactly one file, and no other is read; the field names and sizes are those of
 * PKWARE's APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (central header) and 4.3.16 (end).
 */
final class StrictZip {
    static final int LOCAL_SIGNATURE = 0x04034b50;
    static final int CENTRAL_SIGNATURE = 0x02014b50;
    static final int END_SIGNATURE = 0x06054b50;
    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_BYTES = 46;
    static final int END_BYTES = 22;
    static final int NAME_LENGTH = 100;

    /** Version 1.0 of the format is enough for stored entries; the upper byte 0 promises no Unix file modes. */
    private static final short VERSION = 10;

    /** 1980-01-01, the first day that a DOS date can name: month and day are 1. */
    private static final short DATE = 1 << 5 | 1;

    /** Beginning with a letter or digit leaves out {@code ..} and what a shell takes for an option. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    /** A heap buffer is filled through a native one as large as the request, so large ones are filled by pieces. */
    private static final int PIECE_BYTES = 1 << 18;

    private StrictZip() {}

    /** Where one entry lies: its CRC-32, its length in bytes, and the offset of its local header in the file. */
    record Entry(String name, int crc, long bytes, long offset) {
        /** The offset of its contents. */
        long dataOffset() {
            return offset + LOCAL_BYTES + name.length();
        }

        /** The offset of what follows it. */
        long end() {
            return dataOffset() + bytes;
        }
    }

    /**
     * Writes the entries in the order of the map, straight from its arrays, and leaves the stream open.
     *
     * @throws BundleException if they are more or larger than {@link Limits#STANDARD}; nothing is written then
     * @throws IllegalArgumentException if there are none, or a name is not allowed
     */
    static void write(OutputStream out, Map<String, byte[]> entriesInOrder) throws IOException {
        List<Entry> entries = layOut(entriesInOrder);
        for (Entry entry : entries) {
            out.write(localHeader(entry).array());
            out.write(entriesInOrder.get(entry.name()));
        }
        int directoryBytes = 0;
        for (Entry entry : entries) {
            byte[] header = centralHeader(entry).array();
            out.write(header);
            directoryBytes += header.length;
        }
        long directoryOffset = entries.get(entries.size() - 1).end();
        out.write(
                endOfDirectory(entries.size(), directoryBytes, directoryOffset).array());
        out.flush();
    }

    /**
     * Reads and checks a whole file into memory, one buffer an entry, in file order.
     *
     * @throws BundleException if the file cannot be read, is beyond the limits, or differs in any bit from what
     *     {@link #write} makes of its entries
     */
    static Map<String, ByteBuffer> read(Path path, Limits limits) throws BundleException {
        if (!Files.isRegularFile(path)) {
            String what = Files.exists(path) ? "is not a regular file" : "does not exist";
            throw new BundleException("The bundle " + path + " " + what + ": check the path.");
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return new StrictZipReader((offset, bytes) -> read(file, offset, bytes), file.size(), limits).read();
        } catch (BundleException e) {
            throw e;
        } catch (IOException e) {
            throw new BundleException(
                    "The bundle " + path + " cannot be read (" + e + "): check its permissions and the disk.", e);
        }
    }

    /** The same for a file that is in memory already. Its bytes are kept, not copied, and must not change. */
    static Map<String, ByteBuffer> read(byte[] file, Limits limits) throws BundleException {
        try {
            return new StrictZipReader((offset, bytes) -> slice(file, offset, bytes), file.length, limits).read();
        } catch (BundleException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("memory can be read", e);
        }
    }

    private static ByteBuffer read(FileChannel file, long offset, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.position() < bytes) {
            buffer.limit(Math.min(bytes, buffer.position() + PIECE_BYTES));
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private static ByteBuffer slice(byte[] file, long offset, int bytes) throws EOFException {
        if (offset > file.length - bytes) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(file).slice((int) offset, bytes);
    }

    /** Whether an entry may be called so: 1-100 characters a-z, 0-9, '.', '_' and '-', the first a letter or digit. */
    static boolean isName(String name) {
        return name.length() <= NAME_LENGTH && NAME.matcher(name).matches();
    }

    static ByteBuffer localHeader(Entry entry) {
        ByteBuffer header = littleEndian(LOCAL_BYTES + entry.name().length());
        header.putInt(LOCAL_SIGNATURE);
        putCommon(header, entry);
        return putName(header, entry);
    }

    static ByteBuffer centralHeader(Entry entry) {
        ByteBuffer header = littleEndian(CENTRAL_BYTES + entry.name().length());
        header.putInt(CENTRAL_SIGNATURE).putShort(VERSION);
        putCommon(header, entry);
        header.putShort((short) 0) // comment length
                .putShort((short) 0) // disk
                .putShort((short) 0) // internal attributes
                .putInt(0) // external attributes
                .putInt((int) entry.offset());
        return putName(header, entry);
    }

    static ByteBuffer endOfDirectory(int entries, int directoryBytes, long directoryOffset) {
        return littleEndian(END_BYTES)
                .putInt(END_SIGNATURE)
                .putShort((short) 0) // this disk
                .putShort((short) 0) // the directory's disk
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(directoryBytes)
                .putInt((int) directoryOffset)
                .putShort((short) 0) // comment length
                .flip();
    }

    private static void putCommon(ByteBuffer header, Entry entry) {
        header.putShort(VERSION)
                .putShort((short) 0) // flags
                .putShort((short) 0) // method: stored
                .putShort((short) 0) // time
                .putShort(DATE)
                .putInt(entry.crc())
                .putInt((int) entry.bytes())
                .putInt((int) entry.bytes())
                .putShort((short) entry.name().length())
                .putShort((short) 0); // length of the extra fields
    }

    private static ByteBuffer putName(ByteBuffer header, Entry entry) {
        return header.put(entry.name().getBytes(StandardCharsets.US_ASCII)).flip();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<Entry> layOut(Map<String, byte[]> contents) throws BundleException {
        requireWithinLimits(contents);
        List<Entry> entries = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            CRC32 crc = new CRC32();
            crc.update(content.getValue());
            Entry entry = new Entry(content.getKey(), (int) crc.getValue(), content.getValue().length, offset);
            entries.add(entry);
            offset = entry.end();
        }
        return entries;
    }

    private static void requireWithinLimits(Map<String, byte[]> contents) throws BundleException {
        if (contents.isEmpty()) {
            throw new IllegalArgumentException("a bundle needs at least one entry");
        }
        Limits limits = Limits.STANDARD;
        long total = END_BYTES;
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            String name = content.getKey();
            if (!isName(name)) {
                throw new IllegalArgumentException("no entry may be called " + Quoted.of(name));
            }
            total += LOCAL_BYTES + CENTRAL_BYTES + 2L * name.length() + content.getValue().length;
        }
        if (contents.size() > limits.entries() || total > limits.totalBytes()) {
            throw new BundleException("The bundle would hold " + contents.size() + " entries in " + total
                    + " bytes, and the limits are " + limits.entries() + " entries and " + limits.totalBytes()
                    + " bytes: train a smaller model, with fewer features or labels.");
        }
    }
}
