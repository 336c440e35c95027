package dev.winnow.trainer.data.catalogue;

import java.util.List;

/** A data set's own files. */
interface RawFiles {
    /** How messages name the whole. */
    String origin();

    /** The paths of the files, parted by slashes, in order. */
    List<String> paths();

    /**
     * The content of a file.
     *
     * @throws dev.winnow.trainer.InputException if it cannot be read
     */
    byte[] read(String path);
}
