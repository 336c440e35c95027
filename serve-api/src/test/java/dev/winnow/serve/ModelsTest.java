package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.bundle.Bundle;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served, and how one model takes the place of another. */
class ModelsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private void put(Path model, String name) throws IOException {
        Path draft = folder.resolve(name + ".part");
        Files.copy(model, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, folder.resolve(name + ".winnow"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static String version(Path model) throws IOException {
        return Bundle.open(model).nameAndVersion();
    }

    @Test
    void listsThemAndTellsWhatEachSaysOfItself() throws Exception {
        put(TestModels.quickstart(), "b");
        put(TestModels.topics(), "a");
        try (TestServer server =
                new TestServer.Options().folder(folder).standard("b").start()) {
            JsonNode list = JSON.readTree(server.get("/v1/models").body()).path("models");
            JsonNode one = JSON.readTree(server.get("/v1/models/b").body());

            assertThat(list).hasSize(2);
            assertThat(list.get(0).path("name").textValue()).isEqualTo("a");
            assertThat(list.get(1).path("default").booleanValue()).isTrue();
            Bundle bundle = Bundle.open(TestModels.quickstart());
            assertThat(one.path("card").textValue()).isEqualTo(bundle.card());
            assertThat(one.path("provenance")).isEqualTo(bundle.provenance());
            assertThat(one.path("bytes").longValue()).isEqualTo(Files.size(TestModels.quickstart()));
            assertThat(server.get("/v1/models/c").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void withoutANamedDefaultTheFirstByNameAnswers() throws Exception {
        put(TestModels.quickstart(), "b");
        put(TestModels.topics(), "a");
        try (TestServer server = new TestServer.Options().folder(folder).start()) {
            assertThat(server.postJson("/v1/classify", "{\"text\":\"goal\"}").body())
                    .contains(version(TestModels.topics()));
        }
    }

    @Test
    void aNewFileTakesThePlaceOfTheOldOneWithoutAWrongAnswerBetween() throws Exception {
        put(TestModels.quickstart(), "m");
        String before = version(TestModels.quickstart());
        String after = version(TestModels.topics());
        try (TestServer server = new TestServer.Options().folder(folder).start()) {
            String answerBefore =
                    server.postJson("/v1/classify", "{\"text\":\"goal\"}").body();
            Set<String> answers = ConcurrentHashMap.newKeySet();
            AtomicBoolean over = new AtomicBoolean();
            Thread asking = new Thread(() -> {
                while (!over.get()) {
                    answers.add(server.postJson("/v1/classify", "{\"text\":\"goal\"}")
                            .body());
                }
            });
            asking.start();
            put(TestModels.topics(), "m");
            until(() -> server.postJson("/v1/classify", "{\"text\":\"goal\"}")
                    .body()
                    .contains(after));
            over.set(true);
            asking.join();
            answers.add(server.postJson("/v1/classify", "{\"text\":\"goal\"}").body());

            assertThat(answers).hasSizeLessThanOrEqualTo(2).contains(answerBefore.replace(before, before));
            assertThat(server.get("/metrics").body()).contains(after).doesNotContain(before);
        }
    }

    @Test
    void aBadFileChangesNothingAndIsToldEverywhere() throws Exception {
        put(TestModels.quickstart(), "m");
        try (TestServer server = new TestServer.Options().folder(folder).start()) {
            byte[] damaged = Files.readAllBytes(TestModels.topics());
            damaged[damaged.length / 2] ^= 1;
            Files.write(folder.resolve("m.part"), damaged);
            Files.move(folder.resolve("m.part"), folder.resolve("m.winnow"), StandardCopyOption.ATOMIC_MOVE);
            until(() -> server.get("/v1/models").body().contains("\"error\""));

            assertThat(server.postJson("/v1/classify", "{\"text\":\"goal\"}").body())
                    .contains(version(TestModels.quickstart()));
            assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(server.logged()).contains("\"event\":\"model-refused\"");
            assertThat(server.get("/metrics").body()).contains("winnow_model_events_total{event=\"refused\"} 1.0");

            put(TestModels.topics(), "m");
            until(() -> !server.get("/v1/models").body().contains("\"error\""));
            assertThat(server.postJson("/v1/classify", "{\"text\":\"goal\"}").body())
                    .contains(version(TestModels.topics()));
        }
    }

    @Test
    void aFileThatIsGoneTakesItsModelAlongButNotTheDefaultOne() throws Exception {
        put(TestModels.quickstart(), "m");
        put(TestModels.topics(), "other");
        try (TestServer server =
                new TestServer.Options().folder(folder).standard("m").start()) {
            Files.delete(folder.resolve("other.winnow"));
            Files.delete(folder.resolve("m.winnow"));
            until(() -> server.get("/v1/models/other").statusCode() == 404);

            assertThat(server.postJson("/v1/classify", "{\"text\":\"goal\"}").statusCode())
                    .isEqualTo(200);
            assertThat(server.get("/v1/models").body()).contains("Its file is gone");
        }
    }

    @Test
    void filesThatAreNotNamedAsModelsAreAreNotServed() throws Exception {
        put(TestModels.quickstart(), "m");
        put(TestModels.topics(), ".hidden");
        put(TestModels.topics(), "with space");
        try (TestServer server = new TestServer.Options().folder(folder).start()) {
            assertThat(JSON.readTree(server.get("/v1/models").body()).path("models"))
                    .hasSize(1);
        }
    }

    @Test
    void reloadingIsAskedOnTheAdminPortWithAToken() throws Exception {
        put(TestModels.quickstart(), "m");
        try (TestServer server = new TestServer.Options().folder(folder).start()) {
            put(TestModels.topics(), "n");
            String bearer = "Bearer " + server.token();
            HttpResponse<String> answer = server.admin(
                    "POST", "/admin/reload", "{}", "Authorization", bearer, "Content-Type", "application/json");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"name\":\"n\"");
            assertThat(server.admin("POST", "/admin/reload", "{}", "Content-Type", "application/json")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.admin("POST", "/admin/reload", "", "Authorization", bearer)
                            .statusCode())
                    .isEqualTo(415);
            assertThat(server.admin("GET", "/metrics", null).statusCode()).isEqualTo(200);
            assertThat(server.send("POST", "/admin/reload", "{}", "Authorization", bearer)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aServerWithoutAModelDoesNotStart() {
        assertThatThrownBy(() -> new TestServer.Options().folder(folder).start())
                .hasMessageContaining("there is no model to serve");
        assertThatThrownBy(() -> new TestServer.Options()
                        .model(folder.resolve("none.winnow"))
                        .start())
                .hasMessageContaining("none.winnow");
        assertThatThrownBy(() -> TestServer.options().standard("nose").start())
                .hasMessageContaining("none is called nose");
    }

    @Test
    void speaksTheOpenInferenceProtocol() throws Exception {
        try (TestServer server = TestServer.quickstart()) {
            String request = "{\"id\":\"r1\",\"inputs\":[{\"name\":\"text\",\"shape\":[2,1],\"datatype\":\"BYTES\","
                    + "\"data\":[[\"goal\"],[\"minister\"]]},{\"name\":\"title\",\"datatype\":\"BYTES\",\"data\":[\"a\",\"b\"]}]}";
            JsonNode answer = JSON.readTree(
                    server.postJson("/v2/models/quickstart/infer", request).body());

            assertThat(answer.path("id").textValue()).isEqualTo("r1");
            assertThat(answer.at("/outputs/0/data/1").textValue())
                    .isEqualTo(server.postJson("/v1/classify", "{\"title\":\"b\",\"text\":\"minister\"}")
                            .body());
            assertThat(answer.at("/outputs/1/shape/1").intValue()).isEqualTo(2);
            assertThat(answer.at("/outputs/1/data")).hasSize(4);
            JsonNode one = JSON.readTree(server.postJson(
                            "/v2/models/quickstart/infer",
                            request.substring(0, request.length() - 1) + ",\"outputs\":[{\"name\":\"topics\"}]}")
                    .body());
            assertThat(one.path("outputs")).hasSize(1);

            for (String path : Set.of("/v2", "/v2/health/live", "/v2/health/ready", "/v2/models/quickstart")) {
                assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(server.get("/v2/models/quickstart/ready").body()).isEqualTo("{\"ready\":true}");
            assertThat(server.get("/v2/models/nose/ready").statusCode()).isEqualTo(404);
            for (String bad : Set.of(
                    "[]",
                    "{}",
                    "{\"inputs\":[]}",
                    "{\"inputs\":[{\"name\":\"text\",\"datatype\":\"FP32\",\"data\":[1]}]}",
                    "{\"inputs\":[{\"name\":\"nose\",\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}",
                    "{\"inputs\":[{\"name\":\"text\",\"datatype\":\"BYTES\",\"data\":\"a\"}]}",
                    "{\"inputs\":[{\"name\":\"text\",\"datatype\":\"BYTES\",\"data\":[1]}]}",
                    "{\"inputs\":[{\"name\":\"text\",\"datatype\":\"BYTES\",\"data\":[\"a\"]},"
                            + "{\"name\":\"title\",\"datatype\":\"BYTES\",\"data\":[\"a\",\"b\"]}]}")) {
                assertThat(server.postJson("/v2/models/quickstart/infer", bad).statusCode())
                        .as(bad)
                        .isEqualTo(422);
            }
        }
    }
}
