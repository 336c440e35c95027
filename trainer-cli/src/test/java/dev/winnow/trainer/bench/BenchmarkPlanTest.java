package dev.winnow.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkPlanTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void givenUpToFourModelsThenQuickEndsWithinAMinute(int models) {
        BenchmarkPlan plan = BenchmarkPlan.quick(models);

        assertThat(plan.totalSeconds(models)).isLessThanOrEqualTo(60);
        assertThat(plan.rough()).isTrue();
        assertThat(plan.warmups()).isPositive();
        assertThat(plan.measurements()).isPositive();
    }

    @Test
    void givenNoHasteThenSeveralJvmsMeasure() {
        assertThat(BenchmarkPlan.full().forks()).isGreaterThan(1);
        assertThat(BenchmarkPlan.full().rough()).isFalse();
    }
}
