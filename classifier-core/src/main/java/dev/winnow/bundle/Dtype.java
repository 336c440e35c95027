package dev.winnow.bundle;

/** The kinds of number a tensor may hold, by their names in the safetensors layout; all little-endian. */
public enum Dtype {
    /** Signed, 8 bits. */
    I8(1),
    /** Unsigned, 8 bits. */
    U8(1),
    /** Signed, 16 bits. */
    I16(2),
    /** Signed, 32 bits. */
    I32(4),
    /** Signed, 64 bits. */
    I64(8),
    /** IEEE 754 single precision, always finite. */
    F32(4),
    /** IEEE 754 double precision, always finite. */
    F64(8);

    private final int bytes;

    Dtype(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes a number. */
    public int bytes() {
        return bytes;
    }
}
