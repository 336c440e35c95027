package dev.winnow.serve.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads corrections back as rows to train on. */
public final class FeedbackExport {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String COLUMNS =
            "select page, training_row, received, model, who, correction_key from corrections ";
    private static final String LATEST = "where id in (select max(id) from corrections group by page_hash) ";

    private FeedbackExport() {}

    /**
     * Hands over one JSON object a correction, oldest first: the page, the fields that training reads, and when and of
     * which model it was said.
     *
     * @param all every correction; else only the last one of each page
     * @param since only those received at this moment (ISO 8601) or later
     * @return how many
     * @throws SQLException if the database cannot be read
     */
    public static long rows(FeedbackDatabase database, boolean all, Optional<String> since, Consumer<String> row)
            throws SQLException {
        String sql = COLUMNS + (all ? "where 1 = 1 " : LATEST) + "and received >= ? order by id";
        long count = 0;
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(100);
            select.setString(1, since.orElse(""));
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    row.accept(row(result));
                    count++;
                }
            }
        }
        return count;
    }

    private static String row(ResultSet result) throws SQLException {
        try {
            ObjectNode row = (ObjectNode) MAPPER.readTree(result.getString(1));
            row.setAll((ObjectNode) MAPPER.readTree(result.getString(2)));
            ObjectNode feedback = row.putObject("feedback");
            feedback.put("received", result.getString(3));
            feedback.put("model", result.getString(4));
            String who = result.getString(5);
            if (who != null) {
                feedback.put("who", who);
            }
            feedback.put("key", result.getString(6));
            return MAPPER.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new SQLException("correction " + result.getString(6) + " is no JSON: the database is damaged", e);
        }
    }
}
