package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
    private static final Set<String> PICOCLIS_OWN = Set.of("help", "generate-completion");

    private final Workplace workplace;

    HelpTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    static Stream<String> commands() {
        return Winnow.commandLine(false).getSubcommands().keySet().stream()
                .filter(name -> !PICOCLIS_OWN.contains(name));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsEveryOptionAndGivesAnExample(String name) {
        Workplace.Result help = workplace.winnow(name, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.outLines().get(0)).startsWith("Usage: winnow " + name);
        CommandLine command = Winnow.commandLine(false).getSubcommands().get(name);
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(help.out()).contains(option.longestName());
            assertThat(option.description()).as(option.longestName()).isNotEmpty();
        }
        assertThat(help.out()).contains("Examples:\n").contains("  winnow " + name + " ");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsInto100ColumnsAndExamplesAreNotBroken(String name) {
        List<String> lines = workplace.winnow(name, "--help").outLines();

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        String[] footer = Winnow.commandLine(false)
                .getSubcommands()
                .get(name)
                .getCommandSpec()
                .usageMessage()
                .footer();
        assertThat(lines).contains(footer);
    }

    @Test
    void exampleCommandsNameOnlyOptionsThatExist() {
        commands().forEach(name -> {
            CommandLine command = Winnow.commandLine(false).getSubcommands().get(name);
            String examples =
                    String.join(" ", command.getCommandSpec().usageMessage().footer());
            Set<String> known =
                    new HashSet<>(command.getCommandSpec().optionsMap().keySet());
            command.getSubcommands()
                    .values()
                    .forEach(sub ->
                            known.addAll(sub.getCommandSpec().optionsMap().keySet()));
            for (String word : examples.split("\\s+")) {
                if (word.startsWith("--")) {
                    assertThat(known).contains(word);
                }
            }
        });
    }

    @Test
    void winnowAloneListsTheCommands() {
        Workplace.Result alone = workplace.winnow();

        assertThat(alone.exit()).isZero();
        assertThat(alone.out()).contains("Usage: winnow COMMAND");
        assertThat(commands()).allSatisfy(name -> assertThat(alone.out()).contains("\n  " + name + " "));
        assertThat(workplace.winnow("--help")).isEqualTo(alone);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandThatIsNamedIsTheOnlyOneRead(String name) {
        assertThat(Winnow.commandLine(false, name, "--help").getSubcommands()).containsOnlyKeys(name);
        assertThat(Winnow.commandLine(false, name, "--help")
                        .getSubcommands()
                        .get(name)
                        .getUsageMessage())
                .isEqualTo(Winnow.commandLine(false).getSubcommands().get(name).getUsageMessage());
    }

    @Test
    void otherwiseAllCommandsAreRead() {
        Set<String> all = Winnow.commandLine(false).getSubcommands().keySet();

        assertThat(all).containsAll(PICOCLIS_OWN);
        for (String first : List.of("help", "generate-completion", "--help", "clasify")) {
            assertThat(Winnow.commandLine(false, first).getSubcommands().keySet())
                    .as(first)
                    .isEqualTo(all);
        }
        assertThat(workplace.winnow("clasify", "page.html").err()).contains("did you mean classify?");
    }

    @Test
    void helpCommandShowsTheHelpOfACommand() {
        assertThat(workplace.winnow("help", "train").out())
                .isEqualTo(workplace.winnow("train", "--help").out());
    }

    @Test
    void versionIsOneLineOfWinnowAndOneOfJava() {
        Workplace.Result version = workplace.winnow("--version");

        assertThat(version.exit()).isZero();
        assertThat(version.outLines()).hasSize(2);
        assertThat(version.outLines().get(0)).startsWith("winnow ");
        assertThat(version.outLines().get(1)).startsWith("Java ");
    }

    @Test
    void completionIsAScriptThatBashReads() throws IOException, InterruptedException {
        Workplace.Result completion = workplace.winnow("generate-completion");

        assertThat(completion.exit()).isZero();
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (OutputStream script = bash.getOutputStream()) {
            script.write(completion.out().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).isZero();
        assertThat(completion.out()).contains("--trainer-option");
    }
}
