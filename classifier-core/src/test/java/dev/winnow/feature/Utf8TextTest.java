package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8TextTest {
    private static final byte[] BYTES = "Prüm news".getBytes(StandardCharsets.UTF_8);

    @Test
    void givenARangeThenItIsThatText() {
        Utf8Text text = new Utf8Text().set(BYTES, 6, 10);

        assertThat(text).hasToString("news");
        assertThat(text.length()).isEqualTo(4);
        assertThat(Utf8Text.of(BYTES)).hasToString("Prüm news");
        assertThat(new Utf8Text()).hasToString("");
    }

    @Test
    void givenARangeOutsideTheArrayThenItIsRefusedAndTheOldOneKept() {
        Utf8Text text = Utf8Text.of(BYTES);

        assertThatThrownBy(() -> text.set(BYTES, 3, 11)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> text.set(BYTES, -1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> text.set(BYTES, 3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(text).hasToString("Prüm news");
    }
}
