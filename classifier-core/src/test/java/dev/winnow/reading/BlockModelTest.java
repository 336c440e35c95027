package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.model.Model;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockModelTest {
    @Test
    void givenTheModelThatComesWithWinnow_thenItIsSmallAndOpensAsAnyBundle() throws IOException {
        byte[] bytes = resource();

        assertThat(bytes.length).isLessThanOrEqualTo(1 << 20);
        assertThat(BlockModel.of(Bundle.of(bytes)).bundle().nameAndVersion())
                .isEqualTo(BlockModel.shipped().bundle().nameAndVersion());
        assertThat(BlockModel.shipped().bundle().card()).contains("## Data");
    }

    @Test
    void givenAFlippedBit_whenOpened_thenItIsRefused() throws IOException {
        byte[] bytes = resource();
        bytes[bytes.length / 2] ^= 4;

        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> Bundle.of(bytes));
    }

    @Test
    void givenAnotherKindOfBundle_whenTakenForABlockModel_thenItIsRefusedWithASentence() throws IOException {
        Bundle ours = BlockModel.shipped().bundle();
        Model half = new Model(
                ours.model().spec(),
                ours.model().vocabulary(),
                ours.model().heads().subList(0, 1),
                ours.model().table());
        Bundle other = Bundle.of("other", half, ours.fields().subList(0, 1), ours.provenance(), "");

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> BlockModel.of(other))
                .withMessageContaining("winnow train-reader");
    }

    @Test
    void givenManyThreads_whenReadingOnePage_thenAllReadTheSame() {
        PageReader reader = new PageReader();
        Page page = Page.ofHtml(MissionPagesTest.resource("rewritten.html"));
        Reading alone = reader.readBlocks(page);

        List<Reading> together = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> reader.readBlocks(page))
                .toList();

        assertThat(together).allMatch(alone::equals);
    }

    @Test
    void givenFeatureNames_thenEachIsDistinct() {
        assertThat(BlockModel.featureNames()).doesNotHaveDuplicates();
    }

    private static byte[] resource() throws IOException {
        try (InputStream in = Objects.requireNonNull(BlockModel.class.getResourceAsStream("blocks.winnow"))) {
            return in.readAllBytes();
        }
    }
}
