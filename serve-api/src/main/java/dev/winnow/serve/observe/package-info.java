/** What an operator sees: metrics and logs, neither of which holds text of a page. */
@NullMarked
package dev.winnow.serve.observe;

import org.jspecify.annotations.NullMarked;
