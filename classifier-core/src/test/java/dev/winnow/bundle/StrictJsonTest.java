package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void anOrdinaryObjectIsRead() throws BundleException {
        assertThat(read("{\"label\":\"Äpfel\",\"n\":[1,2.5,-3e-9,null,true]} \n")
                        .toString())
                .isEqualTo("{\"label\":\"Äpfel\",\"n\":[1,2.5,-3.0E-9,null,true]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " {}",
                "\ufeff{}",
                "[]",
                "1",
                "{",
                "{}{}",
                "{} 1",
                "{\"a\":1,\"a\":1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":1e999}",
                "{\"a\":[-1e999]}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":\"\t\"}",
                "{\"a\":1}//",
                "{\"a\":1}\u0000"
            })
    void whatIsNotStrictJsonIsRefused(String json) {
        refused(json.getBytes(StandardCharsets.UTF_8), "JSON in entry 'manifest.json'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "ISO-8859-1"})
    void otherEncodingsThanUtf8AreRefused(String charset) {
        refused("{\"a\":\"ä\"}".getBytes(Charset.forName(charset)), "JSON in entry 'manifest.json'");
    }

    @Test
    void overlongUtf8IsRefused() {
        refused(new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'}, "malformed UTF-8");
    }

    @Test
    void nestingDeeperThan32IsRefused() throws BundleException {
        assertThat(read("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")).hasSize(1);
        refused("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}", "nesting depth");
        refused("{\"a\":" + "[".repeat(1_000_000), "nesting depth");
    }

    @Test
    void stringsNamesAndNumbersThatAreTooLongAreRefused() throws BundleException {
        assertThat(read("{\"a\":\"" + "x".repeat(10_000_000) + "\"}")).hasSize(1);
        refused("{\"a\":\"" + "x".repeat(10_000_001) + "\"}", "String value length");
        refused("{\"" + "x".repeat(10_001) + "\":1}", "Name length");
        refused("{\"a\":" + "1".repeat(101) + "}", "Number value length");
    }

    @Test
    void moreThanFourMillionTokensAreRefusedBecauseNodesCostMoreThanTheirBytes() {
        refused("{\"a\":[0" + ",0".repeat(4_000_000) + "]}", "Token count");
    }

    @Test
    void aRefusalShowsNoControlCharactersOfTheFile() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> read("{\"\u009b2J\u202e\":1,\"\u009b2J\u202e\":2}"))
                .satisfies(e -> assertThat(e.getMessage()).matches("[ -~]+"));
    }

    private static ObjectNode read(String json) throws BundleException {
        return StrictJson.read("manifest.json", ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(String json, String part) {
        refused(json.getBytes(StandardCharsets.UTF_8), part);
    }

    private static void refused(byte[] json, String part) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> StrictJson.read("manifest.json", ByteBuffer.wrap(json)))
                .withMessageContaining(part)
                .withMessageEndingWith(": the bundle is damaged; copy or train it again.");
    }
}
