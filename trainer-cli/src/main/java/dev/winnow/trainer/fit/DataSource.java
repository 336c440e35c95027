package dev.winnow.trainer.fit;

/**
 * A file that was trained on.
 *
 * @param name its name without its folder
 * @param sha256 the hash of its bytes, hexadecimal
 */
public record DataSource(String name, String sha256) {}
