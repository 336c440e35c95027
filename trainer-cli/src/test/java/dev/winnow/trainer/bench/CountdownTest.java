package dev.winnow.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.trainer.Progress;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountdownTest {

    @Test
    void givenMeasurementsThatEndSoonerThenTheRestIsToldAtOnceAndNeverMoreThanPlanned() {
        AtomicLong total = new AtomicLong();
        AtomicLong told = new AtomicLong();
        Progress progress = new Progress() {
            @Override
            public void stage(String stage, long seconds) {
                total.set(seconds);
            }

            @Override
            public void step(long seconds) {
                told.addAndGet(seconds);
            }
        };

        try (Countdown countdown = new Countdown(progress, "measuring", 50)) {
            countdown.begin(20);
            countdown.begin(30);
            assertThat(told).hasValueGreaterThanOrEqualTo(20);
        }

        assertThat(told).hasValue(50);
        assertThat(total).hasValue(50);
    }
}
