/** Benchmarks of a user's own models on a user's own articles, by JMH in forked JVMs. */
@NullMarked
package dev.winnow.trainer.bench;

import org.jspecify.annotations.NullMarked;
