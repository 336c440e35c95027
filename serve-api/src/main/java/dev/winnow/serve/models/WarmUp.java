package dev.winnow.serve.models;

import dev.winnow.Classifier;
import dev.winnow.article.Page;
import java.util.concurrent.TimeUnit;

/** Lets a model answer for a while before anybody waits for it, so that its code is compiled and its tables are in memory. */
final class WarmUp {
    private static final String TEXT = """
            The two governments said on Tuesday that talks about a ceasefire would go on next week.
            Shares rose as the central bank kept rates where they were, and the minister spoke of growth.
            In the second half the visitors scored twice; their coach was pleased with the young team.
            Scientists who study the virus found that the vaccine works longer than they had expected.
            """;

    private static final String HTML = "<!doctype html><html lang=en><head><title>Talks go on</title>"
            + "<meta property=og:title content='Talks go on'></head><body><nav><ul><li><a href=/>Home</a></ul></nav>"
            + "<main><h1>Talks go on</h1><p>" + TEXT.replace("\n", "</p><p>") + "</p></main>"
            + "<aside><h2>Read next</h2><a href=/x>Other news</a></aside><footer>All rights reserved</footer></body></html>";

    private WarmUp() {}

    static void run(Classifier classifier, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        do {
            for (int i = 0; i < 20; i++) {
                classifier.classify(Page.ofText("Talks go on", TEXT));
            }
            classifier.classify(Page.ofHtml(HTML));
        } while (System.nanoTime() < end);
    }
}
