package dev.winnow.serve.models;

import java.util.Optional;

/**
 * A model as an operator sees it.
 *
 * @param model the model that answers; absent where its file could never be opened
 * @param error why its newest file is not the one that answers; empty where it is
 */
public record ModelState(String name, Optional<ServedModel> model, String error) {}
