package dev.winnow.trainer.data;

/** Lengths in short: the least, five quantiles, the greatest, and the mean. */
public record LengthSummary(int min, int p5, int p25, int median, int p75, int p95, int max, double mean) {}
