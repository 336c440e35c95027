package dev.winnow.reading;

/** What a block of a page is, by its markup; plain text has only paragraphs. */
public enum BlockKind {
    /** A paragraph, or text in a container that is nothing else. */
    PARAGRAPH,
    /** A heading of any level. */
    HEADING,
    /** An item of a list, or a term or description of a definition list. */
    LIST_ITEM,
    /** Inside a quotation set apart. */
    QUOTE,
    /** A cell or caption of a table. */
    TABLE,
    /** The caption of a figure. */
    CAPTION,
    /** Preformatted text. */
    PREFORMATTED,
    /** A button, a label or a field of a form. */
    CONTROL
}
