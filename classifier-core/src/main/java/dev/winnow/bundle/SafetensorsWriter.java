package dev.winnow.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Collects arrays and makes one entry in the safetensors layout of them, as {@link Safetensors} reads it.
 *
 * <p>Tensors lie in the order in which they were added, and the header is padded so that their data begins at a
 * multiple of 8 bytes. The same tensors give the same bytes. The arrays are kept, not copied, until {@link #toBytes}.
 * Every {@code add} throws {@link IllegalArgumentException} for a name that is taken or not 1-200 printable
 * ASCII characters, or a shape that does not hold the array. Not for use by many threads.
 */
public final class SafetensorsWriter {
    private static final Pattern NAME = Pattern.compile("[ -~]{1,200}");

    private final Map<String, Pending> tensors = new LinkedHashMap<>();

    private record Pending(Dtype dtype, List<Integer> shape, int count, Consumer<ByteBuffer> put) {}

    /** Adds an F32 tensor, row-major. */
    public SafetensorsWriter add(String name, float[] values, int... shape) {
        return add(
                name,
                Dtype.F32,
                values.length,
                shape,
                data -> data.asFloatBuffer().put(values));
    }

    /** Adds an F64 tensor, row-major. */
    public SafetensorsWriter add(String name, double[] values, int... shape) {
        return add(
                name,
                Dtype.F64,
                values.length,
                shape,
                data -> data.asDoubleBuffer().put(values));
    }

    /** Adds an I8 tensor, row-major. */
    public SafetensorsWriter add(String name, byte[] values, int... shape) {
        return add(name, Dtype.I8, values.length, shape, data -> data.put(values));
    }

    /** Adds a U8 tensor, row-major; negative bytes are 128 to 255. */
    public SafetensorsWriter addUnsigned(String name, byte[] values, int... shape) {
        return add(name, Dtype.U8, values.length, shape, data -> data.put(values));
    }

    /** Adds an I16 tensor, row-major. */
    public SafetensorsWriter add(String name, short[] values, int... shape) {
        return add(
                name,
                Dtype.I16,
                values.length,
                shape,
                data -> data.asShortBuffer().put(values));
    }

    /** Adds an I32 tensor, row-major. */
    public SafetensorsWriter add(String name, int[] values, int... shape) {
        return add(
                name,
                Dtype.I32,
                values.length,
                shape,
                data -> data.asIntBuffer().put(values));
    }

    /** Adds an I64 tensor, row-major. */
    public SafetensorsWriter add(String name, long[] values, int... shape) {
        return add(
                name,
                Dtype.I64,
                values.length,
                shape,
                data -> data.asLongBuffer().put(values));
    }

    /**
     * The contents of the entry.
     *
     * @throws BundleException if a float is NaN or infinite, or all tensors together are too large for one entry
     */
    public byte[] toBytes() throws BundleException {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        long dataBytes = 0;
        for (Map.Entry<String, Pending> tensor : tensors.entrySet()) {
            dataBytes = describe(header.putObject(tensor.getKey()), tensor.getValue(), dataBytes);
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        long total = Long.BYTES + padded + dataBytes;
        if (total > Limits.STANDARD.entryBytes() || padded > Safetensors.HEADER_BYTES) {
            throw new BundleException("The weights would take " + total + " bytes after a header of " + padded
                    + ", and the limits are " + Limits.STANDARD.entryBytes() + " and " + Safetensors.HEADER_BYTES
                    + ": train a smaller model, with fewer features or labels.");
        }

        byte[] contents = new byte[(int) total];
        ByteBuffer buffer = ByteBuffer.wrap(contents).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(padded).put(json);
        while (buffer.position() < Long.BYTES + padded) {
            buffer.put((byte) ' ');
        }
        for (Map.Entry<String, Pending> tensor : tensors.entrySet()) {
            fill(buffer, tensor.getKey(), tensor.getValue());
        }
        return contents;
    }

    private SafetensorsWriter add(String name, Dtype dtype, int count, int[] shape, Consumer<ByteBuffer> put) {
        List<Integer> dimensions = Arrays.stream(shape).boxed().toList();
        boolean sound =
                shape.length <= Safetensors.DIMENSIONS && Arrays.stream(shape).allMatch(d -> d >= 0);
        if (!sound || Safetensors.countOf(dimensions) != count) {
            throw new IllegalArgumentException(
                    "tensor " + Quoted.of(name) + " has " + count + " values, and its shape is " + dimensions);
        }
        if (!NAME.matcher(name).matches() || name.equals(Safetensors.METADATA)) {
            throw new IllegalArgumentException("no tensor may be called " + Quoted.of(name));
        }
        if (tensors.putIfAbsent(name, new Pending(dtype, dimensions, count, put)) != null) {
            throw new IllegalArgumentException("there is already a tensor " + Quoted.of(name));
        }
        return this;
    }

    /** Fills in what the header says of a tensor that begins at byte {@code begin}; the byte after its end. */
    private static long describe(ObjectNode header, Pending tensor, long begin) {
        long end = begin + (long) tensor.count() * tensor.dtype().bytes();
        header.put("dtype", tensor.dtype().name());
        ArrayNode shape = header.putArray("shape");
        tensor.shape().forEach(shape::add);
        header.putArray("data_offsets").add(begin).add(end);
        return end;
    }

    private static void fill(ByteBuffer buffer, String name, Pending tensor) throws BundleException {
        int bytes = tensor.count() * tensor.dtype().bytes();
        ByteBuffer data = buffer.slice(buffer.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        tensor.put().accept(data.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        int at = Safetensors.firstNotFinite(new Tensor(name, tensor.dtype(), tensor.shape(), data));
        if (at >= 0) {
            throw new BundleException("Tensor " + Quoted.of(name) + " would hold NaN or infinity at index " + at
                    + ": train the model again with other settings.");
        }
        buffer.position(buffer.position() + bytes);
    }
}
