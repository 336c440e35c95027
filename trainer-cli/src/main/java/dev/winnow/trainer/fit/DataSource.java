package dev.winnow.trainer.fit;

/**
 * A file that was trained on.
 *
 * @param name its name without its folder
 * @param sha256 the hash of its bytes, hexadecimal
 * @param rows how many rows were read from all files of the run up to its end
 */
public record DataSource(String name, String sha256, long rows) {}
