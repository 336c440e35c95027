package dev.winnow.language;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All that a {@link LanguageHead} decides by. Immutable.
 *
 * @param tables for scripts of several languages, each script once
 * @param single the language of scripts that were learned with one, by script; it goes before the script's own
 * @param threshold the least probability of an answer, 0 to 1
 * @param familiar how much less familiar than is usual in the answer's language a text may be, as a share, 0 to 1: others
 *     are taken for a language that is not offered
 */
public record LanguageModel(List<LanguageTable> tables, Map<Script, String> single, float threshold, float familiar) {
    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?");

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public LanguageModel {
        tables = List.copyOf(tables);
        Map<Script, String> copy = new EnumMap<>(Script.class);
        copy.putAll(single);
        single = Collections.unmodifiableMap(copy);
        single.values().forEach(LanguageModel::requireCode);
        long scripts = tables.stream().map(LanguageTable::script).distinct().count();
        if (scripts != tables.size() || tables.stream().anyMatch(table -> copy.containsKey(table.script()))) {
            throw new IllegalArgumentException("a script is decided in two ways");
        }
        requireShare("threshold", threshold);
        requireShare("least familiarity", familiar);
    }

    private static void requireShare(String name, float share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the " + name + " is " + share + ", and has to lie between 0 and 1");
        }
    }

    /** Every code that may be answered beside {@value LanguageGuess#UNDETERMINED}, in alphabetical order. */
    public List<String> languages() {
        TreeSet<String> codes = new TreeSet<>(single.values());
        tables.forEach(table -> codes.addAll(table.languages()));
        for (Script script : Script.values()) {
            if (!script.language().isEmpty()) {
                codes.add(script.language());
            }
        }
        return List.copyOf(codes);
    }

    /** Whether this is a code that a model may answer: language, script and region of BCP 47, not {@code und}. */
    public static boolean isCode(String code) {
        return CODE.matcher(code).matches() && !code.equals(LanguageGuess.UNDETERMINED);
    }

    static void requireCode(String code) {
        if (!isCode(code)) {
            throw new IllegalArgumentException(
                    "\"" + code.replaceAll("[^ -~]", "?") + "\" is not a BCP 47 code such as en or zh-Hant");
        }
    }
}
