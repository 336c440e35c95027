/** Heads and how they are scored: linear tables, factors, trees; calibration and thresholds. No Tribuo here. */
@NullMarked
package dev.winnow.model;

import org.jspecify.annotations.NullMarked;
