package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongCommandLineTest {
    private final Workplace workplace;

    WrongCommandLineTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @ParameterizedTest(name = "winnow {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    bogus                                           | there is no command "bogus"                   | winnow
                    trian                                           | did you mean train?                           | winnow
                    --bogus                                         | there is no option --bogus                    | winnow
                    train                                           | Missing required option: '--out=M.winnow'      | winnow train
                    train --data x --head a=b --out m --folds x     | 'x' is not a whole number                     | winnow train
                    train --data x --head a=b --out m --folds       | Missing required parameter for option '--fold | winnow train
                    train --data x --head a=b --out m --keep-precision x | 'x' is not a number                      | winnow train
                    train --data x --head a --out m                 | "a" is not NAME=VALUE                         | winnow train
                    train --data x --head a= --out m                | "a=" is not NAME=VALUE                        | winnow train
                    train --data x --head =b --out m                | "=b" is not NAME=VALUE                        | winnow train
                    train --data= --head a=b --out m                | the path is empty                             | winnow train
                    evaluate --modl m --data x                      | no option --modl; did you mean --model?       | winnow evaluate
                    evaluate --model m                              | Missing required option: '--data=FILE'        | winnow evaluate
                    classify --bogus                                | there is no option --bogus                    | winnow classify
                    classify --model                                | Missing required parameter                    | winnow classify
                    train --out m                                   | Missing required option: '--data'             | winnow train
                    train --data x --out m                          | Missing required option: '--head'             | winnow train
                    inspect a b                                     | "b" is one argument too many                  | winnow inspect
                    quickstart --bogus                              | there is no option --bogus                    | winnow quickstart
                    benchmark --model m                             | Missing required option: '--data=FILE'        | winnow benchmark
                    """)
    void saysWhatIsWrongInOneLineAndNamesTheHelp(String typed, String said, String command) {
        Workplace.Result result = workplace.winnow(typed.split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines()).hasSize(2);
        assertThat(result.errLines().get(0)).startsWith("winnow: ").contains(said);
        assertThat(result.errLines().get(1)).isEqualTo("Try \"" + command + " --help\".");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    --head 'k k=label'                        | a head's name has 1-64 letters
                    --head k=label --head k=topics            | k is given twice
                    --head k=label --type k=unary             | there are binary, single, multi
                    --head k=label --type k=binary            | name its two values
                    --head k=label --type z=single            | there is no --head z=FIELD
                    --head k=label --values z=sport,money     | there is no --head z=FIELD
                    --head k=label --values k=sport           | give two different values
                    --head k=label --values k=sport,          | give two different values
                    --head k=label --values k=sport,sport     | give two different values
                    --head k=label --values k=a,b,c           | give two different values
                    --head k=label --trainer magic            | there are auto, svm, nb-svm
                    --head k=label --trainer-option size=3    | it has cost, tolerance
                    --head k=label --trainer-option cost=much | give a number above 0
                    --head k=label --name 'a b'               | give 1-100 letters
                    --head k=label --folds 1                  | give 0 for none, or a number from 2 to 100
                    --head k=label --folds -1                 | give 0 for none, or a number from 2 to 100
                    --head k=label --threads 0                | give a number from 1 to 1024
                    --head k=label --max-features 0           | give a number from 1
                    --head k=label --min-documents 0          | give a number from 1
                    --head k=label --keep-precision 1         | give a number between 0 and 1
                    --head k=label --drop-precision 0         | give a number between 0 and 1
                    --head k=label --label-precision 0        | give a number between 0 and 1
                    --head k=label --word-ngrams 9            | give a number from 1 to 3
                    --head k=label --char-ngrams few          | give two lengths, such as 3-5
                    --head k=label --char-ngrams 5-3          | --char-ngrams 5-3: character n-grams
                    --head k=label --title never              | there are joined, separate, both
                    --head k=label --weighting none           | there are log_l2, count_root
                    --head k=label --data-format xml          | there are jsonl, csv, tsv
                    --head k=label --where lang               | write FIELD=VALUE
                    --head k=label --sample 0                 | ask for 1 or more
                    """)
    void refusesValuesThatCannotBeBeforeAnyWork(String options, String said) {
        workplace.write("a.jsonl", Articles.jsonLines(8));
        String[] args = ("train --data @a.jsonl --out @m.winnow " + options).split(" (?=-)");
        String[] words = Arrays.stream(args)
                .flatMap(arg -> Arrays.stream(arg.split(" ", 2)))
                .map(arg -> arg.replace("'", ""))
                .toArray(String[]::new);

        Workplace.Result result = workplace.winnow(words);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err()).startsWith("winnow: ").contains(said);
        assertThat(workplace.contents()).containsOnlyKeys("", "a.jsonl");
    }
}
