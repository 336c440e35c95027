package dev.winnow.bundle;

/**
 * How much of a stranger's file is taken in. Checked before anything is allocated, and by the writer too, so that
 * whatever is written can be opened.
 *
 * @param entries most entries in a bundle
 * @param entryBytes most bytes in one entry; at most what one Java array can hold
 * @param totalBytes most bytes in the file
 */
record Limits(int entries, long entryBytes, long totalBytes) {
    /** 64 entries, as much in one as a Java array holds, 2 GiB in all. */
    static final Limits STANDARD = new Limits(64, Integer.MAX_VALUE - 8, 1L << 31);
}
