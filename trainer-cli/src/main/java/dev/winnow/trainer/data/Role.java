package dev.winnow.trainer.data;

/** What a named field or column is to a page. */
enum Role {
    ID,
    URL,
    LANG,
    HTML,
    TITLE,
    TEXT
}
