package dev.winnow.bundle;

import static dev.winnow.bundle.BundleException.damaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of one entry in the safetensors layout (https://github.com/huggingface/safetensors): the length of a
 * JSON header in 8 little-endian bytes, the header, and the data. Stricter than the layout: tensors lie in the order
 * of the header, floats are finite, a shape has at most 8 dimensions below 2^31, a header at most 16 MB.
 *
 * <p>The accessors copy into a new array of the caller's own. Safe for use by many threads.
 */
public final class Safetensors {
    static final String METADATA = "__metadata__";
    static final int HEADER_BYTES = 16_000_000;
    static final int DIMENSIONS = 8;

    private final String entry;
    private final Map<String, String> metadata;
    private final Map<String, Tensor> tensors;

    private Safetensors(String entry, Map<String, String> metadata, Map<String, Tensor> tensors) {
        this.entry = entry;
        this.metadata = Collections.unmodifiableMap(metadata);
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * Reads and checks all tensors, without copying them.
     *
     * @param entry the name of the entry, for refusals
     * @param contents its contents from position to limit, not changed afterwards
     * @throws BundleException if anything of it is not as the layout asks for, or beyond the limits
     */
    public static Safetensors read(String entry, ByteBuffer contents) throws BundleException {
        ByteBuffer bytes = contents.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < Long.BYTES) {
            throw damaged("Entry " + Quoted.of(entry) + " is too short to hold tensors");
        }
        long headerBytes = bytes.getLong();
        if (headerBytes < 0 || headerBytes > Math.min(HEADER_BYTES, bytes.remaining())) {
            throw damaged("Entry " + Quoted.of(entry) + " says that its header is "
                    + Long.toUnsignedString(headerBytes) + " bytes long, and " + bytes.remaining()
                    + " bytes follow, of which it may have " + HEADER_BYTES);
        }
        ByteBuffer data = bytes.slice(Long.BYTES + (int) headerBytes, bytes.remaining() - (int) headerBytes);
        ObjectNode header = StrictJson.read(entry, bytes.limit(Long.BYTES + (int) headerBytes));

        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            String name = field.getKey();
            if (name.equals(METADATA)) {
                readMetadata(entry, field.getValue(), metadata);
            } else {
                Tensor tensor = readTensor(entry, name, field.getValue(), data, next);
                tensors.put(name, tensor);
                next += tensor.data().remaining();
            }
        }
        if (next != data.remaining()) {
            throw damaged("The tensors of entry " + Quoted.of(entry) + " end at byte " + next
                    + " of their data, and there are " + data.remaining());
        }
        return new Safetensors(entry, metadata, tensors);
    }

    /** The free text that came with the tensors; mostly none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** All tensors by name, in file order. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /**
     * The tensor of this name.
     *
     * @throws BundleException if there is none
     */
    public Tensor tensor(String name) throws BundleException {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw damaged("There is no tensor " + Quoted.of(name) + " in entry " + Quoted.of(entry));
        }
        return tensor;
    }

    /**
     * The numbers of an F32 tensor, row-major.
     *
     * @throws BundleException if there is no such tensor with this shape, as for all accessors
     */
    public float[] floats(String name, int... shape) throws BundleException {
        Tensor tensor = tensor(name, Dtype.F32, shape);
        float[] values = new float[tensor.count()];
        tensor.data().asFloatBuffer().get(values);
        return values;
    }

    /** The numbers of an F64 tensor, row-major. */
    public double[] doubles(String name, int... shape) throws BundleException {
        Tensor tensor = tensor(name, Dtype.F64, shape);
        double[] values = new double[tensor.count()];
        tensor.data().asDoubleBuffer().get(values);
        return values;
    }

    /** The numbers of an I8 tensor, row-major. */
    public byte[] bytes(String name, int... shape) throws BundleException {
        return copy(tensor(name, Dtype.I8, shape));
    }

    /** The numbers of a U8 tensor, row-major; 128 to 255 come as negative bytes. */
    public byte[] unsignedBytes(String name, int... shape) throws BundleException {
        return copy(tensor(name, Dtype.U8, shape));
    }

    /** The numbers of an I16 tensor, row-major. */
    public short[] shorts(String name, int... shape) throws BundleException {
        Tensor tensor = tensor(name, Dtype.I16, shape);
        short[] values = new short[tensor.count()];
        tensor.data().asShortBuffer().get(values);
        return values;
    }

    /** The numbers of an I32 tensor, row-major. */
    public int[] ints(String name, int... shape) throws BundleException {
        Tensor tensor = tensor(name, Dtype.I32, shape);
        int[] values = new int[tensor.count()];
        tensor.data().asIntBuffer().get(values);
        return values;
    }

    /** The numbers of an I64 tensor, row-major. */
    public long[] longs(String name, int... shape) throws BundleException {
        Tensor tensor = tensor(name, Dtype.I64, shape);
        long[] values = new long[tensor.count()];
        tensor.data().asLongBuffer().get(values);
        return values;
    }

    private Tensor tensor(String name, Dtype dtype, int[] shape) throws BundleException {
        Tensor tensor = tensor(name);
        List<Integer> expected = Arrays.stream(shape).boxed().toList();
        if (tensor.dtype() != dtype || !tensor.shape().equals(expected)) {
            throw damaged(called(entry, name) + " is " + tensor.dtype() + " " + tensor.shape() + ", and " + dtype + " "
                    + expected + " is needed");
        }
        return tensor;
    }

    private static byte[] copy(Tensor tensor) {
        byte[] values = new byte[tensor.count()];
        tensor.data().get(values);
        return values;
    }

    private static void readMetadata(String entry, JsonNode field, Map<String, String> metadata)
            throws BundleException {
        boolean texts = field.isObject();
        for (Map.Entry<String, JsonNode> text : field.properties()) {
            texts &= text.getValue().isTextual();
            metadata.put(text.getKey(), text.getValue().asText());
        }
        if (!texts) {
            throw damaged("The metadata of entry " + Quoted.of(entry) + " are not a map of texts");
        }
    }

    /** Reads the tensor whose data has to begin at byte {@code next} of {@code data}. */
    private static Tensor readTensor(String entry, String name, JsonNode field, ByteBuffer data, int next)
            throws BundleException {
        Dtype dtype = readDtype(entry, name, field.path("dtype"));
        List<Integer> shape = readShape(entry, name, field.path("shape"));
        JsonNode offsets = field.path("data_offsets");
        JsonNode begin = offsets.path(0);
        JsonNode end = offsets.path(1);
        if (field.size() != 3 || offsets.size() != 2 || !isCount(begin) || !isCount(end)) {
            throw damaged(called(entry, name) + " does not have exactly dtype, shape and two data_offsets of 0 to "
                    + Integer.MAX_VALUE);
        }
        if (begin.intValue() != next) {
            throw damaged(called(entry, name) + " begins at byte " + begin.intValue() + " of the data and not at byte "
                    + next + ", so tensors overlap or leave a gap");
        }
        if (end.intValue() < next || end.intValue() > data.remaining()) {
            throw damaged(called(entry, name) + " ends at byte " + end.intValue() + " of the data, which has "
                    + data.remaining());
        }
        int bytes = end.intValue() - next;
        if ((long) countOf(shape) * dtype.bytes() != bytes) {
            throw damaged(called(entry, name) + " has " + bytes + " bytes, and " + dtype + " " + shape
                    + " asks for another number");
        }
        Tensor tensor = new Tensor(name, dtype, shape, data.slice(next, bytes));
        int at = firstNotFinite(tensor);
        if (at >= 0) {
            throw damaged(called(entry, name) + " holds NaN or infinity at index " + at);
        }
        return tensor;
    }

    private static Dtype readDtype(String entry, String name, JsonNode field) throws BundleException {
        for (Dtype dtype : Dtype.values()) {
            if (dtype.name().equals(field.textValue())) {
                return dtype;
            }
        }
        throw damaged(called(entry, name) + " has the dtype " + Quoted.of(field.asText()) + ", and known are "
                + Arrays.toString(Dtype.values()));
    }

    private static List<Integer> readShape(String entry, String name, JsonNode field) throws BundleException {
        List<Integer> shape = new ArrayList<>();
        boolean sound = field.isArray() && field.size() <= DIMENSIONS;
        for (int i = 0; sound && i < field.size(); i++) {
            sound = isCount(field.get(i));
            shape.add(field.get(i).intValue());
        }
        if (!sound) {
            throw damaged(called(entry, name) + " does not have a shape of at most " + DIMENSIONS
                    + " dimensions of 0 to " + Integer.MAX_VALUE);
        }
        return shape;
    }

    /** The product of the dimensions, or -1 where it (or that of the dimensions above 0) is beyond 2^31 - 1. */
    static int countOf(List<Integer> shape) {
        long product = 1;
        for (int dimension : shape) {
            product *= Math.max(dimension, 1);
            if (product > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return shape.contains(0) ? 0 : (int) product;
    }

    /** The index of the first NaN or infinity, or -1. */
    static int firstNotFinite(Tensor tensor) {
        ByteBuffer data = tensor.data();
        int count = tensor.count();
        if (tensor.dtype() == Dtype.F32) {
            for (int i = 0; i < count; i++) {
                if (!Float.isFinite(data.getFloat(i * Float.BYTES))) {
                    return i;
                }
            }
        } else if (tensor.dtype() == Dtype.F64) {
            for (int i = 0; i < count; i++) {
                if (!Double.isFinite(data.getDouble(i * Double.BYTES))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean isCount(JsonNode node) {
        return node.isInt() && node.intValue() >= 0;
    }

    private static String called(String entry, String name) {
        return "Tensor " + Quoted.of(name) + " in entry " + Quoted.of(entry);
    }
}
