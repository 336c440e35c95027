package dev.winnow.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A named array of numbers, checked when it was read: as many bytes as dtype and shape ask for, floats finite.
 *
 * @param name its name in the entry
 * @param dtype the kind of its numbers
 * @param shape its dimensions, 0 or more each, the last one contiguous; empty for a single number
 * @param data its numbers in row-major order; reading it gives a read-only little-endian buffer of the caller's own
 */
public record Tensor(String name, Dtype dtype, List<Integer> shape, ByteBuffer data) {

    /** Copies the shape. */
    public Tensor {
        shape = List.copyOf(shape);
    }

    @Override
    public ByteBuffer data() {
        return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many numbers it holds: the product of its dimensions. */
    public int count() {
        return data.remaining() / dtype.bytes();
    }
}
