package dev.winnow.trainer.data;

import java.io.IOException;

/** A consumer that may fail as input and output do. */
@FunctionalInterface
public interface IoConsumer<T> {

    /** Takes the value. */
    void accept(T value) throws IOException;
}
