/** Bundle files: opening, writing and verifying them; the manifest and the model card. */
@NullMarked
package dev.winnow.bundle;

import org.jspecify.annotations.NullMarked;
