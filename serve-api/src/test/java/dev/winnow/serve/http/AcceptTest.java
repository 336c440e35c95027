package dev.winnow.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcceptTest {
    @Test
    void theMostSpecificRangeDecides() {
        assertThat(Accept.allows(null, "application/json")).isTrue();
        assertThat(Accept.allows("", "application/json")).isTrue();
        assertThat(Accept.allows("text/html, */*;q=0.1", "application/json")).isTrue();
        assertThat(Accept.allows("application/*", "application/json")).isTrue();
        assertThat(Accept.allows("APPLICATION/JSON", "application/json")).isTrue();
        assertThat(Accept.allows("text/html", "application/json")).isFalse();
        assertThat(Accept.allows("*/*, application/json;q=0", "application/json"))
                .isFalse();
        assertThat(Accept.allows("application/*;q=0.0, */*", "application/json"))
                .isFalse();
        assertThat(Accept.allows("text/plain", "text/plain; version=0.0.4")).isTrue();
        assertThat(Accept.allows(";;,,q=0", "application/json")).isFalse();
    }
}
