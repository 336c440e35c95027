package dev.winnow.serve.cli;

import dev.winnow.serve.http.Scope;
import dev.winnow.serve.http.Tokens;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code winnow serve token}. */
@Command(
        name = "token",
        description = "Make a token: it is shown once on standard error; its line for the file of --tokens, which holds"
                + " only its hash, goes to standard output.",
        customSynopsis = "winnow serve token NAME [--scope SCOPE,...]",
        footer = {
            "",
            "Example:",
            "  winnow serve token desk --scope classify,feedback >>tokens",
            "",
            "A server reads the file again when it changes; a line that is taken out ends its token.",
        })
final class TokenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "whose token it is, as corrections and logs show it")
    private String name = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            defaultValue = "classify",
            description = "classify, feedback, metrics, admin; default: ${DEFAULT-VALUE}")
    private List<String> scopes = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Override
    public Integer call() {
        if (!name.matches("[A-Za-z0-9._@-]{1,64}")) {
            throw new WrongInput("a token's name has 1-64 letters, digits, dots, dashes, underscores and @");
        }
        Set<Scope> allowed = EnumSet.noneOf(Scope.class);
        for (String key : scopes) {
            allowed.add(Scope.of(key)
                    .orElseThrow(() ->
                            new WrongInput("--scope " + key + ": there are classify, feedback, metrics and admin")));
        }
        String token = Tokens.create();
        System.out.println(Tokens.line(name, allowed, token));
        System.err.println("The token of " + name + ", shown this once: " + token);
        return 0;
    }
}
