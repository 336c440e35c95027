package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles are for other programs too; a test is skipped where its program is not installed. */
class OtherProgramsTest {
    private static final String PYTHON = """
            import json, struct, sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as bundle:
                assert bundle.testzip() is None
                weights = bundle.read("weights.safetensors")
            length = struct.unpack("<Q", weights[:8])[0]
            header = json.loads(weights[8:8 + length])
            data = weights[8 + length:]
            assert length % 8 == 0
            sizes = {"F32": 4, "F64": 8, "I8": 1, "U8": 1, "I16": 2, "I32": 4, "I64": 8}
            next = 0
            for name, tensor in header.items():
                begin, end = tensor["data_offsets"]
                count = 1
                for dimension in tensor["shape"]:
                    count *= dimension
                assert begin == next and end - begin == count * sizes[tensor["dtype"]], name
                next = end
            assert next == len(data)
            begin, end = header["thresholds"]["data_offsets"]
            print(list(header), struct.unpack("<2d", data[begin:end]))
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aBundle() throws IOException {
        file = Files.write(folder.resolve("small.winnow"), SealedBundles.small());
    }

    @Test
    void unzipFindsNoFault() throws Exception {
        assumeTrue(succeeds("unzip", "-v"), "unzip is not installed");

        assertThat(output("unzip", "-t", file.toString())).contains("No errors detected");
        assertThat(output("unzip", "-l", file.toString()))
                .contains("manifest.json", "card.md", "weights.safetensors", "manifest.sha256", "1980-01-01 00:00");
    }

    @Test
    void pythonReadsTheZipAndTheTensors() throws Exception {
        assumeTrue(succeeds("python3", "--version"), "python3 is not installed");

        assertThat(output("python3", "-c", PYTHON, file.toString()).strip())
                .isEqualTo(
                        "['rows', 'quantised', 'shares', 'short', 'buckets', 'hashes', 'thresholds'] (0.25, 5e-324)");
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
