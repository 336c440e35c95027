package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One {@code NAME=VALUE} of a repeatable option. */
record NamedValue(String name, String value) {

    /** All values of an option by name, in their order. */
    static Map<String, String> byName(String option, List<NamedValue> given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (NamedValue one : given) {
            if (values.putIfAbsent(one.name, one.value) != null) {
                throw new InputException(
                        option + " " + one.name + "=" + one.value + ": " + one.name + " is given twice; leave one out");
            }
        }
        return values;
    }

    /** Reads it as it is typed. */
    static final class Converter implements ITypeConverter<NamedValue> {
        @Override
        public NamedValue convert(String typed) {
            int equals = typed.indexOf('=');
            if (equals < 1 || equals == typed.length() - 1) {
                throw new TypeConversionException("\"" + typed + "\" is not NAME=VALUE");
            }
            return new NamedValue(typed.substring(0, equals), typed.substring(equals + 1));
        }
    }
}
