package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBeginningsTest {
    private static LineBeginnings beginnings() {
        LineBeginnings beginnings = new LineBeginnings();
        List.of("no time to read*", "related*", "advertisement", "0 min read", "\u5E7F\u544A")
                .forEach(beginnings::add);
        beginnings.addPairs(List.of("facebook", "x"));
        return beginnings;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No time|true",
                "No time? Read this|true",
                "No|true",
                "No doubt about it|false",
                "Nobody|false",
                "Related: what came of it|true",
                "Relatedly|false",
                "ADVERTISEMENT|true",
                "Advertisement of the year|false",
                "7 min read|true",
                "2017 MIN|true",
                "7 minutes|false",
                "7th min|false",
                "x Facebook|true",
                "Facebook said|false",
                "\u5E7F\u544A|true",
                "\u5E7F\u5C9B|false",
                "- * -|true",
            })
    void givenALineThenItMayBeginSoWhereItsFirstTwoWordsDo(String line, boolean may) {
        assertThat(beginnings().mayBegin(line, 0, line.length())).isEqualTo(may);
        assertThat(beginnings().mayBegin("no " + line + " time", 3, 3 + line.length()))
                .isEqualTo(may);
    }

    @Test
    void givenEachKnownPhraseThenALineOfItMayBeginSo() {
        for (int number = 0; number < 2_000; number++) {
            LineBeginnings beginnings = new LineBeginnings();
            for (int i = 0; i <= number; i += 97) {
                beginnings.add("word" + i + " then" + i);
            }
            assertThat(beginnings.mayBegin("Word0 then0 on", 0, 14)).isTrue();
            assertThat(beginnings.mayBegin("word1 then1", 0, 11)).isFalse();
        }
    }
}
