package dev.winnow.serve.feedback;

import java.util.Optional;

/**
 * What somebody says a page should have been.
 *
 * @param page the page as it was sent, a JSON object
 * @param rows what a row of training data says: fields and their values, a JSON object
 * @param labels what was said: heads and their right labels, a JSON object
 * @param model the model that is corrected, name and version
 * @param sender whose token or address it came from
 * @param who who says so, where that is told
 * @param note why, where that is told
 */
public record Correction(
        String page,
        String rows,
        String labels,
        String model,
        String sender,
        Optional<String> who,
        Optional<String> note) {}
