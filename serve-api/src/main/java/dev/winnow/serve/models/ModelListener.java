package dev.winnow.serve.models;

/** Is told what becomes of model files. */
public interface ModelListener {
    /** A model answers from now on. */
    void opened(ServedModel model, long millis);

    /** A file was refused; where a model of that name answered, it goes on. */
    void refused(String name, String why);

    /** A file is gone, and its model does not answer any more. */
    void withdrawn(String name);

    /** All changes of one look at the files are done. */
    void changed();
}
