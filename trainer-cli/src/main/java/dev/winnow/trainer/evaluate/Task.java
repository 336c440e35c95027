package dev.winnow.trainer.evaluate;

/** What a head decides. */
public enum Task {
    /** One of two labels, of which one is the positive. */
    BINARY("binary"),
    /** Exactly one label a document. */
    SINGLE("single"),
    /** Any number of labels a document, none too. */
    MULTI("multi");

    private final String key;

    Task(String key) {
        this.key = key;
    }

    /** The word for it in JSON. */
    public String key() {
        return key;
    }
}
