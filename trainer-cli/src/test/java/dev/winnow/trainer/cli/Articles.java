package dev.winnow.trainer.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Articles about sport and about money, which share no word: whatever learns at all tells them apart. */
final class Articles {
    static final String SPORT = "match goal team striker coach league season cup";
    static final String MONEY = "bank rates market shares profit inflation economy trade";
    private static final JsonMapper JSON = new JsonMapper();

    /** One article with all that a row can say of it. */
    record Article(String id, String title, String text, String label, String split, int weight) {
        String json() {
            ObjectNode json = JSON.createObjectNode()
                    .put("id", id)
                    .put("title", title)
                    .put("text", text)
                    .put("label", label)
                    .put("split", split)
                    .put("weight", weight);
            json.putArray("topics").add(label).add(label.equals("sport") ? "leisure" : "work");
            return json.toString();
        }
    }

    private Articles() {}

    /** So many articles, sport and money by turns; every fourth is for testing. */
    static List<Article> articles(int count) {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] words = (i % 2 == 0 ? SPORT : MONEY).split(" ");
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 12; w++) {
                text.append(w == 0 ? "" : " ").append(words[(i / 2 * 5 + w * w + w) / 2 % words.length]);
            }
            articles.add(new Article(
                    "a" + i,
                    words[i % words.length],
                    text.toString(),
                    i % 2 == 0 ? "sport" : "money",
                    i % 4 == 3 ? "test" : "train",
                    1 + i % 3));
        }
        return articles;
    }

    static String jsonLines(int count) {
        return articles(count).stream().map(Article::json).collect(Collectors.joining("\n", "", "\n"));
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
