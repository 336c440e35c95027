package dev.winnow.bundle;

/** Text out of a stranger's file, made safe to show on a terminal: quoted, short, plain ASCII. */
final class Quoted {
    private static final int SHOWN = 80;

    private Quoted() {}

    /** The text in single quotes, cut at 80 characters, every character that is not printable ASCII as '?'. */
    static String of(String text) {
        return "'" + plain(text) + "'";
    }

    /** The same without the quotes. */
    static String plain(String text) {
        return plain(text, SHOWN);
    }

    /** The same, cut at another length. */
    static String plain(String text, int shown) {
        String cut = text.length() <= shown ? text : text.substring(0, shown) + "...";
        return cut.replaceAll("[^ -~]", "?");
    }
}
