package dev.winnow.trainer.cli;

/** Text of data or of a stranger's model, without what a terminal would obey. */
final class Printable {
    private Printable() {}

    /** One line of it. */
    static String line(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }

    /** Its lines. */
    static String lines(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "?");
    }
}
