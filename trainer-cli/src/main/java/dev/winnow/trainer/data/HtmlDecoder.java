package dev.winnow.trainer.data;

/** Finds the characters of a page of HTML that came as bytes. Thread-safe. */
@FunctionalInterface
public interface HtmlDecoder {
    /** The characters; any bytes are fine. */
    String decode(byte[] bytes);
}
