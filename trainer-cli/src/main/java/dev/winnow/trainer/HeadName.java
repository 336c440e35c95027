package dev.winnow.trainer;

/** What heads may be called: one rule for options and recipes. */
public final class HeadName {
    private HeadName() {}

    /**
     * Refuses what no head can be called.
     *
     * @param where the option or member that says it, and what it says
     * @throws InputException if that is no name of a head
     */
    public static void require(String where, String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new InputException(where + ": a head's name has 1-64 letters A to Z, digits, dashes and underscores");
        }
    }
}
