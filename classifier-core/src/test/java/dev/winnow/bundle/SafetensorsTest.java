package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    private static final String TAIL = ": the bundle is damaged; copy or train it again.";

    @Test
    void tensorsOfEveryDtypeAreReadAsTheyWereWritten() throws BundleException {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            int rows = random.nextInt(20);
            float[] floats = new float[rows * 3];
            short[] shorts = new short[rows];
            byte[] bytes = new byte[rows];
            random.nextBytes(bytes);
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) random.nextGaussian();
                shorts[i / 3] = (short) random.nextInt();
            }
            double[] doubles = random.doubles(rows).toArray();
            int[] ints = random.ints(rows).toArray();
            long[] longs = random.longs(rows).toArray();

            Safetensors read = read(new SafetensorsWriter()
                    .add("i8", bytes, rows)
                    .add("f32", floats, rows, 3)
                    .addUnsigned("u8", bytes, 1, rows)
                    .add("f64", doubles, rows)
                    .add("i16", shorts, rows)
                    .add("i32", ints, rows, 1)
                    .add("i64", longs, rows)
                    .toBytes());

            assertThat(read.tensors().keySet()).containsExactly("i8", "f32", "u8", "f64", "i16", "i32", "i64");
            assertThat(read.floats("f32", rows, 3)).isEqualTo(floats);
            assertThat(read.doubles("f64", rows)).isEqualTo(doubles);
            assertThat(read.bytes("i8", rows)).isEqualTo(bytes);
            assertThat(read.unsignedBytes("u8", 1, rows)).isEqualTo(bytes);
            assertThat(read.shorts("i16", rows)).isEqualTo(shorts);
            assertThat(read.ints("i32", rows, 1)).isEqualTo(ints);
            assertThat(read.longs("i64", rows)).isEqualTo(longs);
        }
    }

    @Test
    void aSingleNumberHasAnEmptyShape() throws BundleException {
        Safetensors read =
                read(new SafetensorsWriter().add("bias", new float[] {1.5f}).toBytes());

        assertThat(read.floats("bias")).containsExactly(1.5f);
        assertThat(read.tensor("bias").shape()).isEmpty();
    }

    @Test
    void theBytesAreThoseOfTheLayout() throws BundleException {
        byte[] bytes = new SafetensorsWriter()
                .add("w", new float[] {1, -2}, 2)
                .add("q", new byte[] {7}, 1, 1)
                .toBytes();

        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"q\":{\"dtype\":\"I8\",\"shape\":[1,1],\"data_offsets\":[8,9]}}";
        assertThat(bytes).isEqualTo(entry(header, 0, 0, -128, 63, 0, 0, 0, -64, 7));
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
                .isZero();
    }

    @Test
    void noTensorAtAllIsAnEntryToo() throws BundleException {
        assertThat(read(new SafetensorsWriter().toBytes()).tensors()).isEmpty();
    }

    @Test
    void aTensorIsReadOnlyAndEachCallersOwn() throws BundleException {
        Tensor tensor = read(new SafetensorsWriter().add("w", new int[] {1}, 1).toBytes())
                .tensor("w");

        assertThat(tensor.data().getInt()).isEqualTo(1);
        assertThat(tensor.data().remaining()).isEqualTo(4);
        assertThat(tensor.data().isReadOnly()).isTrue();
        assertThat(tensor.count()).isEqualTo(1);
        assertThat(tensor.shape()).isEqualTo(List.of(1));
    }

    @Test
    void metadataAreTexts() throws BundleException {
        assertThat(read(entry("{\"__metadata__\":{\"by\":\"a tool\"}}")).metadata())
                .isEqualTo(Map.of("by", "a tool"));
        refused(entry("{\"__metadata__\":{\"by\":1}}"), "The metadata of entry 'w.safetensors' are not a map of texts");
        refused(entry("{\"__metadata__\":[\"by\"]}"), "The metadata of entry 'w.safetensors' are not a map of texts");
    }

    @Test
    void anEntryTooShortForALengthIsRefused() {
        refused(new byte[7], "Entry 'w.safetensors' is too short to hold tensors");
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 16_000_001, Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void aHeaderLongerThanTheEntryIsRefused(long length) {
        byte[] bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        refused(
                bytes,
                "Entry 'w.safetensors' says that its header is " + Long.toUnsignedString(length)
                        + " bytes long, and 8 bytes follow, of which it may have 16000000");
    }

    @Test
    void aHeaderLongerThan16MbIsRefused() {
        byte[] bytes = new byte[16_000_016];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(16_000_008);
        refused(bytes, "Entry 'w.safetensors' says that its header is 16000008 bytes long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}}", "nonsense", "{\"w\":1,\"w\":1}"})
    void aHeaderThatIsNotOneJsonObjectIsRefused(String header) {
        refused(entry(header), "The JSON in entry 'w.safetensors'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"F16\"", "\"f32\"", "\"\"", "1", "null", "{}"})
    void anUnknownDtypeIsRefused(String dtype) {
        refused(
                entry(tensor(dtype, "[1]", "[0,4]"), 0, 0, 0, 0),
                "Tensor 'w' in entry 'w.safetensors' has the dtype '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "[-1]",
                "[1.0]",
                "[\"1\"]",
                "[null]",
                "[[1]]",
                "[2147483648]",
                "[9223372036854775808]",
                "[1,1,1,1,1,1,1,1,1]"
            })
    void aShapeThatIsNotAListOfCountsIsRefused(String shape) {
        refused(
                entry(tensor("\"F32\"", shape, "[0,4]"), 0, 0, 0, 0),
                "Tensor 'w' in entry 'w.safetensors' does not have a shape of at most 8 dimensions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]", // one number
                "[0]",
                "[3]",
                "[2,2]",
                "[2147483647]",
                "[65536,65536]", // 2^32: 0 in an int
                "[1073741825]", // times 4 bytes: 4 in an int
                "[32768,32768,2]",
                "[65536,65536,65536,65536]", // 2^64: 0 in a long
                "[2147483647,2147483647,2147483647,0]",
                "[65536,65536,0]"
            })
    void aShapeThatAsksForAnotherSizeIsRefused(String shape) {
        int[] data = new int[8];
        refused(entry(tensor("\"F32\"", shape, "[0,8]"), data), "Tensor 'w' in entry 'w.safetensors' has 8 bytes, and");
    }

    @Test
    void anEmptyTensorMayNotHideAnOverflowingShape() throws BundleException {
        assertThat(read(entry(tensor("\"F32\"", "[0,96]", "[0,0]"))).floats("w", 0, 96))
                .isEmpty();
        refused(entry(tensor("\"F32\"", "[65536,65536,0]", "[0,0]")), "has 0 bytes, and F32 [65536, 65536, 0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "[]", "[0]", "[0,4,4]", "[-4,0]", "[0.0,4.0]", "[\"0\",4]", "[0,4294967300]"})
    void offsetsThatAreNotTwoCountsAreRefused(String offsets) {
        refused(
                entry(tensor("\"F32\"", "[1]", offsets), 0, 0, 0, 0),
                "Tensor 'w' in entry 'w.safetensors' does not have exactly dtype, shape and two data_offsets");
    }

    @Test
    void aTensorWithMissingOrFurtherKeysIsRefused() {
        refused(entry("{\"w\":{}}"), "Tensor 'w' in entry 'w.safetensors' has the dtype ''");
        refused(entry("{\"w\":{\"dtype\":\"I8\",\"shape\":[0]}}"), "does not have exactly dtype, shape and two");
        refused(
                entry("{\"w\":{\"dtype\":\"I8\",\"shape\":[0],\"data_offsets\":[0,0],\"more\":1}}"),
                "does not have exactly dtype, shape and two data_offsets");
    }

    @Test
    void offsetsOutsideTheDataAreRefused() {
        refused(entry(tensor("\"I8\"", "[5]", "[0,5]"), 0, 0, 0, 0), "ends at byte 5 of the data, which has 4" + TAIL);
        refused(entry(tensor("\"I8\"", "[2147483647]", "[0,2147483647]")), "ends at byte 2147483647 of the data");
    }

    @Test
    void gapsAndOverlapsAreRefused() {
        refused(entry(tensor("\"I8\"", "[1]", "[1,2]"), 0, 0), "begins at byte 1 of the data and not at byte 0");
        String second = ",\"v\":{\"dtype\":\"I8\",\"shape\":[2],\"data_offsets\":[%d,%d]}}";
        String first = tensor("\"I8\"", "[2]", "[0,2]").replaceFirst("}$", "");
        refused(entry(first + second.formatted(1, 3), 0, 0, 0), "Tensor 'v' in entry 'w.safetensors' begins at byte 1");
        refused(entry(first + second.formatted(0, 2), 0, 0), "Tensor 'v' in entry 'w.safetensors' begins at byte 0");
        refused(entry(first + second.formatted(3, 5), 0, 0, 0, 0, 0), "begins at byte 3 of the data and not at byte 2");
        refused(entry(first + second.formatted(2, 1), 0, 0), "ends at byte 1 of the data");
    }

    @Test
    void dataThatNoTensorNamesAreRefused() {
        refused(
                entry(tensor("\"I8\"", "[1]", "[0,1]"), 0, 0),
                "The tensors of entry 'w.safetensors' end at byte 1 of their data, and there are 2" + TAIL);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void floatsThatAreNotFiniteAreRefusedByReaderAndWriter(float bad) throws BundleException {
        byte[] bytes =
                new SafetensorsWriter().add("w", new float[] {1, 2, 3}, 3).toBytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, bad);

        refused(bytes, "Tensor 'w' in entry 'w.safetensors' holds NaN or infinity at index 2" + TAIL);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> new SafetensorsWriter()
                        .add("w", new float[] {1, bad}, 2)
                        .toBytes())
                .withMessage("Tensor 'w' would hold NaN or infinity at index 1:"
                        + " train the model again with other settings.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void doublesThatAreNotFiniteAreRefused(double bad) throws BundleException {
        byte[] bytes = new SafetensorsWriter().add("w", new double[] {1, 2}, 2).toBytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(bytes.length - 16, bad);

        refused(bytes, "Tensor 'w' in entry 'w.safetensors' holds NaN or infinity at index 0" + TAIL);
    }

    @Test
    void anotherShapeOrDtypeThanTheCallerNeedsIsRefused() throws BundleException {
        Safetensors read =
                read(new SafetensorsWriter().add("w", new float[6], 2, 3).toBytes());

        refused(() -> read.floats("w", 3, 2), "Tensor 'w' in entry 'w.safetensors' is F32 [2, 3], and F32 [3, 2]");
        refused(() -> read.floats("w", 6), "Tensor 'w' in entry 'w.safetensors' is F32 [2, 3], and F32 [6] is needed");
        refused(() -> read.ints("w", 2, 3), "Tensor 'w' in entry 'w.safetensors' is F32 [2, 3], and I32 [2, 3]");
        refused(() -> read.floats("v", 2, 3), "There is no tensor 'v' in entry 'w.safetensors'");
        refused(() -> read.tensor("v"), "There is no tensor 'v' in entry 'w.safetensors'");
    }

    @Test
    void theWriterRefusesNamesAndShapesThatDoNotFit() {
        SafetensorsWriter writer = new SafetensorsWriter().add("w", new int[2], 2);

        for (String name : new String[] {"", "ä", "\n", "__metadata__", "w", "x".repeat(201)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> writer.add(name, new int[2], 2));
        }
        for (int[] shape : new int[][] {{}, {1}, {3}, {-1, -2}, {1, 1, 1, 1, 1, 1, 1, 1, 2}, {2, 0}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> writer.add("v", new int[2], shape));
        }
    }

    @Test
    void weightsTooLargeForOneEntryAreRefusedBeforeTheyAreAllocated() {
        SafetensorsWriter writer = new SafetensorsWriter();
        double[] shared = new double[1 << 24];
        for (int i = 0; i < 16; i++) {
            writer.add("w" + i, shared, shared.length);
        }
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(writer::toBytes)
                .withMessageContaining("train a smaller model");
    }

    @Test
    void aNameIsShownWithoutControlCharacters() {
        String header = tensor("\"F99\"", "[1]", "[0,4]").replace("\"w\"", "\"\\u001b[2J\"");
        refused(entry(header, 0, 0, 0, 0), "Tensor '?[2J' in entry");
    }

    /** A header of one tensor 'w'. */
    private static String tensor(String dtype, String shape, String offsets) {
        return "{\"w\":{\"dtype\":" + dtype + ",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    /** An entry put together by hand. */
    private static byte[] entry(String header, int... data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        byte[] bytes = new byte[8 + padded + data.length];
        Arrays.fill(bytes, 8, 8 + padded, (byte) ' ');
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
        for (int i = 0; i < data.length; i++) {
            bytes[8 + padded + i] = (byte) data[i];
        }
        return bytes;
    }

    private static Safetensors read(byte[] bytes) throws BundleException {
        return Safetensors.read("w.safetensors", ByteBuffer.wrap(bytes));
    }

    private static void refused(byte[] bytes, String part) {
        refused(() -> read(bytes), part);
    }

    private static void refused(ThrowingCallable call, String part) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(call)
                .withMessageContaining(part)
                .withMessageEndingWith(TAIL);
    }
}
