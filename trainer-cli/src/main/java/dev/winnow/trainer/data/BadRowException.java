package dev.winnow.trainer.data;

/** One row that cannot be used: it is skipped and counted, and reading goes on. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 200;

    private final long line;
    private final String reason;
    private final String detail;

    /** @param reason one of a few, rows are counted by it; @param detail what differs from row to row, or empty */
    BadRowException(long line, String reason, String detail) {
        super(reason, null, false, false);
        this.line = line;
        this.reason = reason;
        this.detail = printable(detail);
    }

    long line() {
        return line;
    }

    String reason() {
        return reason;
    }

    String detail() {
        return detail;
    }

    /** Details may quote the data: one short line of them, and nothing a terminal would obey. */
    private static String printable(String detail) {
        String line = detail.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + " ...";
    }
}
