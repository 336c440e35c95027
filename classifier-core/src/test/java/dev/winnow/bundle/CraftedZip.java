package dev.winnow.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * A ZIP put together by hand, without a line of the code under test, so that a test can spoil any part of it. Left
 * alone it is canonical. Offsets of a local header: flags 6, method 8, CRC 14, sizes 18 and 22, name length 26, extra
 * length 28; in a central header the same two bytes later, comment length 32, offset 42.
 */
final class CraftedZip {
    private final List<byte[]> locals = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final List<byte[]> centrals = new ArrayList<>();
    private byte[] end = new byte[0];

    /** Adds a sound entry, whatever its name. */
    CraftedZip add(String name, byte[] bytes) {
        byte[] nameBytes = name.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ByteBuffer common = littleEndian(26)
                .putShort((short) 10)
                .putInt(0)
                .putShort((short) 0)
                .putShort((short) 0x21)
                .putInt((int) crc.getValue())
                .putInt(bytes.length)
                .putInt(bytes.length)
                .putShort((short) nameBytes.length)
                .putShort((short) 0);
        int offset = size(locals) + size(contents);
        locals.add(join(new byte[] {'P', 'K', 3, 4}, common.array(), nameBytes));
        contents.add(bytes);
        byte[] rest = littleEndian(14).putInt(10, offset).array();
        centrals.add(join(new byte[] {'P', 'K', 1, 2, 10, 0}, common.array(), rest, nameBytes));
        end = end();
        return this;
    }

    /** Spoils the local header of an entry. */
    CraftedZip local(int entry, Consumer<ByteBuffer> change) {
        change.accept(ByteBuffer.wrap(locals.get(entry)).order(ByteOrder.LITTLE_ENDIAN));
        return this;
    }

    /** Spoils the central header of an entry. */
    CraftedZip central(int entry, Consumer<ByteBuffer> change) {
        change.accept(ByteBuffer.wrap(centrals.get(entry)).order(ByteOrder.LITTLE_ENDIAN));
        return this;
    }

    /** Spoils both headers of an entry; offsets are those of the local one. */
    CraftedZip both(int entry, int offset, int value) {
        local(entry, header -> header.putShort(offset, (short) value));
        return central(entry, header -> header.putShort(offset + 2, (short) value));
    }

    /** Appends to the central header of an entry, and keeps the end record true. */
    CraftedZip appendToCentral(int entry, byte[] bytes) {
        centrals.set(entry, join(centrals.get(entry), bytes));
        end = end();
        return this;
    }

    /** Puts other contents in the place of an entry's, and changes only the end record's offset. */
    CraftedZip replaceContents(int entry, byte[] bytes) {
        contents.set(entry, bytes);
        end = end();
        return this;
    }

    /** Spoils the end record. */
    CraftedZip end(Consumer<ByteBuffer> change) {
        change.accept(ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN));
        return this;
    }

    /** Puts something before the end record. */
    CraftedZip beforeEnd(byte[] bytes) {
        end = join(bytes, end);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < locals.size(); i++) {
            out.writeBytes(locals.get(i));
            out.writeBytes(contents.get(i));
        }
        centrals.forEach(out::writeBytes);
        out.writeBytes(end);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.asList(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private byte[] end() {
        return littleEndian(22)
                .putInt(0, 0x06054b50)
                .putShort(8, (short) centrals.size())
                .putShort(10, (short) centrals.size())
                .putInt(12, size(centrals))
                .putInt(16, size(locals) + size(contents))
                .array();
    }

    private static int size(List<byte[]> parts) {
        return parts.stream().mapToInt(part -> part.length).sum();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
