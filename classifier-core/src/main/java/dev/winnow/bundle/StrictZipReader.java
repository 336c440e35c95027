package dev.winnow.bundle;

import static dev.winnow.bundle.BundleException.damaged;
import static dev.winnow.bundle.StrictZip.CENTRAL_BYTES;
import static dev.winnow.bundle.StrictZip.CENTRAL_SIGNATURE;
import static dev.winnow.bundle.StrictZip.END_BYTES;
import static dev.winnow.bundle.StrictZip.END_SIGNATURE;
import static dev.winnow.bundle.StrictZip.LOCAL_SIGNATURE;

import dev.winnow.bundle.StrictZip.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Reads one file that {@link StrictZip} wrote. Every header is made anew from the few facts it carries and compared
 * with the one in the file; the checks before that only serve a clear sentence. The contents come last, when the
 * whole layout is known to be good.
 */
final class StrictZipReader {
    private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final long ZIP64_MARK = 0xffff_ffffL;
    private static final int COMMENT_BYTES = 0xffff;
    private static final int DIRECTORY_BYTES = 1 << 20;

    private final Source file;
    private final Limits limits;
    private final long fileBytes;

    /** What the end of the file says about the directory. */
    private record Directory(int entries, int bytes, long offset) {}

    /** Where the bytes of the file are read from. */
    @FunctionalInterface
    interface Source {
        /**
         * These bytes, from position to limit.
         *
         * @throws EOFException if there are less
         */
        ByteBuffer at(long offset, int bytes) throws IOException;
    }

    StrictZipReader(Source file, long fileBytes, Limits limits) {
        this.file = file;
        this.limits = limits;
        this.fileBytes = fileBytes;
    }

    Map<String, ByteBuffer> read() throws IOException {
        requireZip();
        List<Entry> entries = readDirectory(readEnd());
        for (Entry entry : entries) {
            requireLocalHeader(entry);
        }
        Map<String, ByteBuffer> contents = new LinkedHashMap<>();
        for (Entry entry : entries) {
            contents.put(entry.name(), readContents(entry));
        }
        return Collections.unmodifiableMap(contents);
    }

    private void requireZip() throws IOException {
        if (fileBytes > limits.totalBytes()) {
            throw new BundleException("The file is " + fileBytes + " bytes long, and a bundle has at most "
                    + limits.totalBytes() + ": check that it is a bundle, or train a smaller model.");
        }
        if (fileBytes < Integer.BYTES || readAt(0, Integer.BYTES).getInt(0) != LOCAL_SIGNATURE) {
            throw new BundleException("The file is not a bundle, for it does not begin as a ZIP with entries does:"
                    + " check the path, or copy or train the bundle again.");
        }
    }

    private Directory readEnd() throws IOException {
        int tailBytes = (int) Math.min(fileBytes, END_BYTES + COMMENT_BYTES);
        ByteBuffer tail = readAt(fileBytes - tailBytes, tailBytes);
        int at = lastEnd(tail);
        if (at < 0) {
            throw damaged("The end of the ZIP is missing, so the file is cut short or other bytes follow");
        }
        int commentBytes = unsignedShort(tail, at + 20);
        int following = tailBytes - at - END_BYTES;
        if (commentBytes != 0) {
            throw damaged("The ZIP carries a comment of " + commentBytes + " bytes, and a bundle has none");
        }
        if (following != 0) {
            throw damaged("After the end of the ZIP follow " + following + " more bytes");
        }
        Directory directory = new Directory(
                unsignedShort(tail, at + 10), (int) unsignedInt(tail, at + 12), unsignedInt(tail, at + 16));
        requireDirectory(directory, tail, at);
        return directory;
    }

    private void requireDirectory(Directory directory, ByteBuffer tail, int at) throws BundleException {
        int locator = at - ZIP64_LOCATOR_BYTES;
        if (directory.offset == ZIP64_MARK
                || directory.entries == 0xffff
                || (locator >= 0 && tail.getInt(locator) == ZIP64_LOCATOR_SIGNATURE)) {
            throw damaged("The ZIP is in the zip64 form, and a bundle is not");
        }
        if (directory.entries == 0 || directory.entries > limits.entries()) {
            throw damaged("The ZIP says that it has " + directory.entries + " entries, and a bundle has 1 to "
                    + limits.entries());
        }
        if (directory.bytes < 0 || directory.bytes > DIRECTORY_BYTES) {
            throw damaged("The ZIP directory says that it is " + Integer.toUnsignedString(directory.bytes)
                    + " bytes long, and the limit is " + DIRECTORY_BYTES);
        }
        if (directory.offset + directory.bytes != fileBytes - END_BYTES) {
            throw damaged("The ZIP directory does not end where the end record begins");
        }
        ByteBuffer found = tail.slice(at, END_BYTES);
        if (!found.equals(StrictZip.endOfDirectory(directory.entries, directory.bytes, directory.offset))) {
            throw damaged("The end record of the ZIP is not as Winnow writes it");
        }
    }

    private List<Entry> readDirectory(Directory directory) throws IOException {
        ByteBuffer headers = readAt(directory.offset, directory.bytes);
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long next = 0;
        for (int i = 0; i < directory.entries; i++) {
            Entry entry = readCentralHeader(headers, next);
            if (!names.add(entry.name())) {
                throw damaged("There are two entries " + Quoted.of(entry.name()));
            }
            entries.add(entry);
            next = entry.end();
        }
        if (headers.hasRemaining()) {
            throw damaged("After the last header of the ZIP directory follow " + headers.remaining() + " more bytes");
        }
        if (next != directory.offset) {
            throw damaged("The last entry ends at byte " + next + ", and the ZIP directory begins at byte "
                    + directory.offset);
        }
        return entries;
    }

    /** Takes the next header off {@code headers}; its entry has to begin at byte {@code next} of the file. */
    private Entry readCentralHeader(ByteBuffer headers, long next) throws BundleException {
        ByteBuffer header = headers.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (header.remaining() < CENTRAL_BYTES || header.getInt(0) != CENTRAL_SIGNATURE) {
            throw damaged("The ZIP directory has fewer headers than entries");
        }
        int nameLength = unsignedShort(header, 28);
        if (header.remaining() < CENTRAL_BYTES + nameLength) {
            throw damaged("The ZIP directory is cut short in the name of an entry");
        }
        String name = StandardCharsets.ISO_8859_1
                .decode(header.slice(CENTRAL_BYTES, nameLength))
                .toString();
        requireName(name);
        // All the fields that both kinds of header have lie two bytes further on in a central one.
        requireStored(name, header, 2);
        if (unsignedShort(header, 32) != 0) {
            throw damaged("Entry " + Quoted.of(name) + " carries a comment, and a bundle has none");
        }
        Entry entry = new Entry(name, header.getInt(16), unsignedInt(header, 20), next);
        long offset = unsignedInt(header, 42);
        if (offset != next) {
            throw damaged("Entry " + Quoted.of(name) + " begins at byte " + offset + " and not at byte " + next
                    + ", so entries overlap or leave a gap");
        }
        requireSize(entry);
        int headerBytes = CENTRAL_BYTES + nameLength;
        if (!header.limit(headerBytes).equals(StrictZip.centralHeader(entry))) {
            throw damaged("The central header of entry " + Quoted.of(name) + " is not as Winnow writes it");
        }
        headers.position(headers.position() + headerBytes);
        return entry;
    }

    private void requireName(String name) throws BundleException {
        if (!StrictZip.isName(name)) {
            String what = name.isEmpty()
                    ? "has no name"
                    : name.length() > StrictZip.NAME_LENGTH
                            ? "has a name of " + name.length() + " characters, and the limit is "
                                    + StrictZip.NAME_LENGTH
                            : "is called " + Quoted.of(name) + ", and names are made of a-z, 0-9, '.', '_' and '-'";
            throw damaged("An entry " + what);
        }
    }

    private void requireSize(Entry entry) throws BundleException {
        if (entry.bytes() > limits.entryBytes()) {
            throw damaged("Entry " + Quoted.of(entry.name()) + " says that it is " + entry.bytes()
                    + " bytes long, and the limit is " + limits.entryBytes());
        }
        if (entry.end() > fileBytes) {
            throw damaged("Entry " + Quoted.of(entry.name()) + " says that it is " + entry.bytes()
                    + " bytes long, and the file ends before");
        }
    }

    /** Names the ways in which other programs write entries; the fields are those of a header moved by {@code by}. */
    private static void requireStored(String name, ByteBuffer header, int by) throws BundleException {
        int flags = unsignedShort(header, 6 + by);
        int method = unsignedShort(header, 8 + by);
        String what = null;
        if ((flags & 1) != 0) {
            what = "is encrypted, and a bundle's entries are plain";
        } else if ((flags & 8) != 0) {
            what = "has a data descriptor, and a bundle's entries have none";
        } else if (method != 0) {
            what = "is compressed (method " + method + "), and a bundle's entries are stored";
        } else if (unsignedInt(header, 18 + by) == ZIP64_MARK || unsignedInt(header, 22 + by) == ZIP64_MARK) {
            what = "is in the zip64 form, and a bundle's entries are not";
        } else if (unsignedShort(header, 28 + by) != 0) {
            what = "has extra fields, and a bundle's entries have none";
        }
        if (what != null) {
            throw damaged("Entry " + Quoted.of(name) + " " + what);
        }
    }

    private void requireLocalHeader(Entry entry) throws IOException {
        ByteBuffer header = readAt(entry.offset(), (int) (entry.dataOffset() - entry.offset()));
        if (header.getInt(0) != LOCAL_SIGNATURE) {
            throw damaged("Where entry " + Quoted.of(entry.name()) + " should begin, at byte " + entry.offset()
                    + ", there is no entry");
        }
        requireStored(entry.name(), header, 0);
        if (!header.equals(StrictZip.localHeader(entry))) {
            throw damaged("The local and the central header of entry " + Quoted.of(entry.name()) + " differ");
        }
    }

    private ByteBuffer readContents(Entry entry) throws IOException {
        ByteBuffer contents = readAt(entry.dataOffset(), (int) entry.bytes());
        CRC32 crc = new CRC32();
        crc.update(contents.duplicate());
        if ((int) crc.getValue() != entry.crc()) {
            throw damaged("The contents of entry " + Quoted.of(entry.name()) + " do not match their CRC-32");
        }
        return contents.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer readAt(long offset, int bytes) throws IOException {
        try {
            return file.at(offset, bytes).order(ByteOrder.LITTLE_ENDIAN);
        } catch (EOFException e) {
            throw damaged("The file was cut short while it was read");
        }
    }

    /** Where the last end record begins, or -1. */
    private static int lastEnd(ByteBuffer tail) {
        int at = tail.limit() - END_BYTES;
        while (at >= 0 && tail.getInt(at) != END_SIGNATURE) {
            at--;
        }
        return Math.max(at, -1);
    }

    private static int unsignedShort(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static long unsignedInt(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }
}
