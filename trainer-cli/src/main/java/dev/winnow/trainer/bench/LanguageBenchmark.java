package dev.winnow.trainer.bench;

import dev.winnow.language.LanguageGuess;
import dev.winnow.language.LanguageHead;
import dev.winnow.language.LetterReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the language head takes for the 1,000 characters that it reads at most. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LanguageBenchmark {
    /** The language of the text: plain Latin letters, many accents, another alphabet of several languages, and none. */
    @Param({"en", "vi", "ru", "zh"})
    private String language = "en";

    private String text = "";

    /** Made by JMH. */
    public LanguageBenchmark() {}

    /** Makes 1,000 characters in sentences that are not all the same. */
    @Setup
    public void write() {
        String[] sentences = sentences();
        StringBuilder all = new StringBuilder();
        for (int i = 0; all.length() < LetterReader.READ; i++) {
            all.append(sentences[i * 7 % sentences.length]).append(' ');
        }
        text = all.substring(0, LetterReader.READ);
    }

    private String[] sentences() {
        return switch (language) {
            case "vi" ->
                new String[] {
                    "Hội đồng thành phố sẽ quyết định vào thứ Hai về việc đóng cửa cây cầu cũ.",
                    "Các kỹ sư cho biết công việc sửa chữa sẽ kéo dài đến cuối mùa hè năm nay.",
                    "Người dân phải đi đường vòng qua khu chợ và bến xe ở phía bắc thị trấn."
                };
            case "ru" ->
                new String[] {
                    "Городской совет решит в понедельник, закрывать ли старый мост на ремонт.",
                    "Инженеры говорят, что работы продлятся до конца нынешнего лета.",
                    "Жителям придётся объезжать через рынок и автовокзал на севере города."
                };
            case "zh" -> new String[] {"市议会将于星期一决定是否关闭旧桥进行维修。", "工程师说，工程将持续到今年夏天结束。", "居民必须绕道经过城北的市场和汽车站。"};
            default ->
                new String[] {
                    "The city council will decide on Monday whether the old bridge is to be closed.",
                    "Engineers say that the work would go on until the end of this summer, weather allowing.",
                    "People who live nearby must go round by the market and the bus station in the north."
                };
        };
    }

    /** One guess. */
    @Benchmark
    public LanguageGuess guess(ProcessorTime time) {
        time.operations++;
        return LanguageHead.standard().guess(text);
    }
}
