package dev.winnow.trainer.data.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.IoConsumer;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON edition of Reuters-21578: arrays of stories. It says nothing of splits, so the card does: a story belongs to
 * the split whose ranges hold its id, if it has a topic and the card does not leave it out.
 */
final class ReutersJson implements Converter {
    private static final Pattern FILES = Pattern.compile("((?:(?:.*/)?full/)?)reuters-\\d{3}\\.json");
    private static final Pattern DATE = Pattern.compile("\\s*(\\d{1,2})-([A-Z]{3})-(\\d{4})\\b.*", Pattern.DOTALL);
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final JsonMapper JSON = new JsonMapper();

    private final Card card;

    ReutersJson(Card card) {
        this.card = card;
    }

    @Override
    public Pattern files() {
        return FILES;
    }

    @Override
    public void convert(RawFile file, IoConsumer<? super Row> rows, SkipLog log) throws IOException {
        long number = 0;
        for (JsonNode story : stories(file)) {
            number++;
            String id = story.path("id").asText();
            if (!id.matches("\\d{1,9}")) {
                log.skip(file.source(), number, "a story without an id", "");
                continue;
            }
            String title = CONTROLS.matcher(story.path("title").asText().replaceAll("\\s+", " "))
                    .replaceAll("")
                    .strip();
            String text = CONTROLS.matcher(story.path("body").asText()).replaceAll("");
            rows.accept(file.row(id, title.isEmpty() ? null : title, text, fields(id, story), number));
        }
    }

    private static JsonNode stories(RawFile file) {
        try {
            JsonNode stories = JSON.readTree(file.content());
            if (!stories.isArray()) {
                throw new InputException(file.source() + ": no JSON array of stories; check that it is this data set");
            }
            return stories;
        } catch (IOException e) {
            throw new InputException(file.source() + ": damaged or cut short, no JSON; fetch it again", e);
        }
    }

    private Map<String, List<String>> fields(String id, JsonNode story) {
        Map<String, List<String>> fields = new HashMap<>();
        List<String> topics = strings(story.path("topics"));
        fields.put("labels", topics);
        fields.put("split", List.of(topics.isEmpty() ? "unused" : split(Long.parseLong(id))));
        fields.put("places", strings(story.path("places")));
        Matcher date = DATE.matcher(story.path("date").asText());
        int month = date.matches() ? MONTHS.indexOf(date.group(2)) + 1 : 0;
        if (month > 0) {
            int day = Integer.parseInt(date.group(1));
            fields.put("date", List.of(String.format(Locale.ROOT, "%s-%02d-%02d", date.group(3), month, day)));
        }
        return fields;
    }

    private String split(long id) {
        IdRanges leftOut = card.leftOutIds();
        if (leftOut != null && leftOut.contains(id)) {
            return "unused";
        }
        return card.splitIds().entrySet().stream()
                .filter(split -> split.getValue().contains(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("unused");
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }
}
