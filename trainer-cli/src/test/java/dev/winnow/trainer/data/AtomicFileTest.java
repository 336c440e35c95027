package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void givenContent_whenWritten_thenTheFileHoldsItAndNothingElseIsLeft() throws IOException {
        Path target = folder.resolve("a.json");
        AtomicFile.write(target, out -> out.write(Reading.bytes("first")));
        AtomicFile.write(target, out -> {
            out.write(Reading.bytes("second"));
            assertThat(target).hasContent("first");
        });
        assertThat(target).hasContent("second");
        assertThat(files()).containsExactly("a.json");
    }

    @Test
    void givenAFailureHalfWay_whenWritten_thenTheOldFileStaysAndNothingElseIsLeft() throws IOException {
        Path target = Reading.file(folder, "a.json", Reading.bytes("old"));
        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(new byte[1_000_000]);
                    throw new IllegalStateException("half way");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly("a.json");
    }

    @Test
    void givenAFullDisk_whenWritten_thenTheErrorSaysSo() {
        Path target = folder.resolve("a.json");
        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(InputException.class)
                .hasMessage(target + ": the disk is full; free some space or choose another folder");
        assertThat(files()).isEmpty();
    }

    @Test
    void givenNoSuchFolder_whenWritten_thenTheErrorNamesIt() {
        Path target = folder.resolve("missing/a.json");
        assertThatThrownBy(() -> AtomicFile.write(target, out -> out.write(1)))
                .isInstanceOf(InputException.class)
                .hasMessage(target + ": there is no folder " + folder.resolve("missing") + "; create it first");
    }

    @Test
    void givenAFolderAsTarget_whenWritten_thenItIsRefused() {
        assertThatThrownBy(() -> AtomicFile.write(folder, out -> out.write(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void givenAFolderOrTheRootAsTarget_whenAskedBefore_thenItIsRefused() {
        for (Path target : List.of(folder, folder.getRoot())) {
            assertThatThrownBy(() -> AtomicFile.requireWritable(target))
                    .isInstanceOf(InputException.class)
                    .hasMessage(target + " is a folder; name a file in it");
        }
    }

    @Test
    void givenALink_whenWritten_thenWhatItLeadsToIsWritten() throws IOException {
        Path real = Reading.file(folder, "real.json", Reading.bytes("old"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
        AtomicFile.write(link, out -> out.write(Reading.bytes("new")));
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void givenADevice_whenWritten_thenItIsNotReplaced() {
        Path device = Path.of("/dev/null");
        AtomicFile.write(device, out -> out.write(1));
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void givenTheJvmIsToldToEnd_whenAFileIsHalfWritten_thenNothingIsLeft() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfWritten.class.getName(),
                        folder.resolve("a.json").toString())
                .start();
        assertThat(writer.getInputStream().read()).isEqualTo('w');
        assertThat(files()).hasSize(1);
        writer.destroy();
        assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(files()).isEmpty();
    }

    /** Writes half a file, says so, and waits to be ended. */
    static final class HalfWritten {
        private HalfWritten() {}

        public static void main(String[] args) {
            AtomicFile.write(Path.of(args[0]), out -> {
                out.write(new byte[1_000_000]);
                System.out.print('w');
                System.out.flush();
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private List<String> files() {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
