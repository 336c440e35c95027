package dev.winnow.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class BenchmarkReportTest {
    private static final ModelFigures FAST = figures("fast <1>.winnow", 100, Map.of("topics", 0.8));
    private static final ModelFigures GOOD =
            figures("good.winnow", 50, new TreeMap<>(Map.of("kind", 0.7, "topics", 0.9)));
    private static final ModelFigures BLIND = figures("blind.winnow", 75, Map.of());

    private static ModelFigures figures(String model, double speed, Map<String, Double> accuracy) {
        Map<String, Double> latency = Map.of("p50", 1.5, "p90", 2.5, "p99", 6.25, "p99.9", 40.0);
        return new ModelFigures(
                model,
                "m@1",
                2_500_000,
                speed * 4000,
                speed,
                speed + 1,
                2,
                speed * 8000,
                speed * 2,
                latency,
                169,
                5.5,
                accuracy);
    }

    @Test
    void givenModelsThenTheTableHasALineEach() {
        List<String> lines = new BenchmarkReport(true, 7600, List.of(FAST, GOOD, BLIND))
                .toTable()
                .lines()
                .toList();

        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).startsWith("model ").endsWith("accuracy");
        assertThat(lines.get(1))
                .startsWith("fast <1>.winnow")
                .contains("400,000", "101.0", "6.3", "2.5 MB")
                .endsWith("topics 0.8000");
        assertThat(lines.get(2)).endsWith("kind 0.7000, topics 0.9000");
        assertThat(lines.get(3)).endsWith("-");
        assertThat(lines.get(4)).isEqualTo("On 7,600 articles; 2 threads for all cores; medians.");
        assertThat(lines.get(5)).startsWith("Rough");
        assertThat(new BenchmarkReport(false, 1, List.of(FAST)).toTable()).doesNotContain("Rough");
    }

    @Test
    void givenModelsThenTheJsonHasAllFigures() {
        JsonNode json = new BenchmarkReport(true, 7600, List.of(FAST, GOOD)).toJson();

        assertThat(json.path("rough").asBoolean()).isTrue();
        assertThat(json.path("articles").asInt()).isEqualTo(7600);
        JsonNode good = json.path("models").path(1);
        assertThat(good.path("model").asText()).isEqualTo("good.winnow");
        assertThat(good.path("megabytesPerSecond").asDouble()).isEqualTo(50);
        assertThat(good.path("megabytesPerProcessorSecond").asDouble()).isEqualTo(51);
        assertThat(good.path("latencyMicroseconds").path("p99").asDouble()).isEqualTo(6.25);
        assertThat(good.path("bytesPerArticle").asDouble()).isEqualTo(169);
        assertThat(good.path("openMilliseconds").asDouble()).isEqualTo(5.5);
        assertThat(good.path("accuracy").path("kind").asDouble()).isEqualTo(0.7);
    }

    @Test
    void givenLabelsThenThePageHasADotForEachModelAndHeadAndNeedsNothingElse() throws Exception {
        String html = new BenchmarkReport(false, 7600, List.of(FAST, GOOD, BLIND)).toHtml();

        assertThat(html).doesNotContain("http:", "https:", "<script", "<1>").contains("fast &lt;1&gt;.winnow");
        Matcher svg = Pattern.compile("<svg.*</svg>", Pattern.DOTALL).matcher(html);
        assertThat(svg.find()).isTrue();
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg.group())));
        assertThat(svg.group().split("<circle", -1)).hasSize(4);
    }

    @Test
    void givenADotThenFasterIsFurtherRightAndBetterIsHigher() {
        String svg = SpeedChart.svg(List.of(FAST, GOOD));

        Matcher dots = Pattern.compile("cx=\"([0-9.]+)\" cy=\"([0-9.]+)\"").matcher(svg);
        double[][] at = new double[3][];
        for (int i = 0; i < 3 && dots.find(); i++) {
            at[i] = new double[] {Double.parseDouble(dots.group(1)), Double.parseDouble(dots.group(2))};
        }
        assertThat(at[0][0]).isGreaterThan(at[1][0]).isLessThan(720); // fast, good: topics last
        assertThat(at[0][1]).isBetween(at[2][1], at[1][1]); // 0.8 lies between 0.9 and 0.7
    }

    @Test
    void givenNoLabelsThenThereIsNoChart() {
        assertThat(new BenchmarkReport(false, 3, List.of(BLIND)).toHtml())
                .doesNotContain("<svg")
                .contains("blind.winnow");
    }
}
