package dev.winnow.serve.observe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * One JSON object a line. What libraries log comes out the same way, from warnings on. Of an exception its class and the
 * places it passed are told and never its message, as that may quote a page. Thread-safe.
 */
public final class Log {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DEEPEST = 12;

    private final PrintStream out;

    /** A log to this stream. */
    public Log(PrintStream out) {
        this.out = out;
    }

    /** Takes over what libraries log through {@code java.util.logging}. */
    public void adoptLibraries() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.WARNING);
        root.addHandler(new Handler() {
            @Override
            public void publish(LogRecord entry) {
                boolean own =
                        entry.getLoggerName() != null && entry.getLoggerName().startsWith("dev.winnow");
                line(
                        entry.getLevel().intValue() >= Level.SEVERE.intValue() ? "error" : "warning",
                        "library",
                        entry.getThrown(),
                        "logger",
                        String.valueOf(entry.getLoggerName()),
                        "message",
                        entry.getThrown() == null || own ? String.valueOf(entry.getMessage()) : "");
            }

            @Override
            public void flush() {
                out.flush();
            }

            @Override
            public void close() {
                out.flush();
            }
        });
    }

    /** Something that happened: names and values by turns; numbers and booleans stay such. */
    public void info(String event, Object... details) {
        line("info", event, null, details);
    }

    /** Something that an operator should look at. */
    public void warning(String event, Object... details) {
        line("warning", event, null, details);
    }

    /** A failure of Winnow itself. */
    public void error(String event, Throwable failure, Object... details) {
        line("error", event, failure, details);
    }

    private void line(String level, String event, Throwable failure, Object... details) {
        StringWriter text = new StringWriter(200);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(
                    "time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringField("level", level);
            json.writeStringField("event", event);
            for (int i = 0; i + 1 < details.length; i += 2) {
                json.writeFieldName(String.valueOf(details[i]));
                writeValue(json, details[i + 1]);
            }
            if (failure != null) {
                writeFailure(json, failure);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(text);
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(String.valueOf(value));
        }
    }

    private static void writeFailure(JsonGenerator json, Throwable failure) throws IOException {
        json.writeStringField("failure", failure.getClass().getName());
        json.writeArrayFieldStart("at");
        StackTraceElement[] trace = failure.getStackTrace();
        for (int i = 0; i < Math.min(trace.length, DEEPEST); i++) {
            json.writeString(trace[i].toString());
        }
        json.writeEndArray();
    }
}
