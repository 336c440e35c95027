package dev.winnow.model;

/**
 * A factorisation machine of degree two (Rendle, ICDM 2010), with a sign a factor so that the difference of two machines
 * is one: {@code score[k] = bias[k] + sum_f w[f][k] x_f + 1/2 sum_j sign[j] ((sum_f v[f][k][j] x_f)^2 - sum_f
 * (v[f][k][j] x_f)^2)}.
 *
 * @param bias [outputs]
 * @param linear [rows x outputs]
 * @param factors [rows x outputs x factors]
 * @param sign [factors], each 1 or -1
 */
public record FactorForm(float[] bias, float[] linear, float[] factors, float[] sign) implements Form {}
