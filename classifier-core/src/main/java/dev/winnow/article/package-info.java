/** What comes in (page) and what reading makes of it (article): plain records without logic of their own. */
@NullMarked
package dev.winnow.article;

import org.jspecify.annotations.NullMarked;
