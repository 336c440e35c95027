package dev.winnow.trainer.cli;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.TitleUse;
import dev.winnow.feature.Weighting;
import dev.winnow.trainer.InputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How articles become features. */
final class FeatureOptions {
    @Option(
            names = "--word-ngrams",
            paramLabel = "N",
            defaultValue = "2",
            description = "longest word n-gram, 1 to 3; default: ${DEFAULT-VALUE}")
    private int wordNgrams;

    @Option(
            names = "--char-ngrams",
            paramLabel = "MIN-MAX",
            description = "character n-grams inside words too, such as 3-5")
    private @Nullable String charNgrams;

    @Option(
            names = "--title",
            paramLabel = "USE",
            defaultValue = "joined",
            description = "joined (same features as the text), separate or both; default: ${DEFAULT-VALUE}")
    private String title = "joined";

    @Option(
            names = "--weighting",
            paramLabel = "W",
            defaultValue = "log_l2",
            description = "log_l2 or count_root; see docs/features.md; default: ${DEFAULT-VALUE}")
    private String weighting = "log_l2";

    @Option(
            names = "--page-fields",
            description =
                    "learn from what is beside the article too, and from its style: left out blocks, address, shape, punctuation")
    private boolean pageFields;

    @Option(
            names = "--lead-words",
            paramLabel = "N",
            defaultValue = "0",
            description = "the title and the first N words of the text count twice; default: ${DEFAULT-VALUE}")
    private int leadWords;

    /** @throws InputException if a length or a name is wrong */
    FeatureSpec spec() {
        Numbers.requireBetween("--word-ngrams", wordNgrams, 1, 3);
        Numbers.requireBetween("--lead-words", leadWords, 0, FeatureSpec.MAX_LEAD_WORDS);
        FeatureSpec spec = FeatureSpec.standard()
                .withTitle(Choice.of(TitleUse.class, "--title", title))
                .withWeighting(Choice.of(Weighting.class, "--weighting", weighting))
                .withWordNgrams(wordNgrams)
                .withPageFields(pageFields)
                .withLeadWords(leadWords);
        return charNgrams == null ? spec : withCharNgrams(spec, charNgrams);
    }

    private static FeatureSpec withCharNgrams(FeatureSpec spec, String range) {
        String[] ends = range.split("-", 2);
        try {
            return spec.withCharNgrams(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        } catch (NumberFormatException e) {
            throw new InputException("--char-ngrams " + range + ": give two lengths, such as 3-5", e);
        } catch (IllegalArgumentException e) {
            throw new InputException("--char-ngrams " + range + ": " + e.getMessage(), e);
        }
    }
}
