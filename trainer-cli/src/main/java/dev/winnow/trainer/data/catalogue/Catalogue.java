package dev.winnow.trainer.data.catalogue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The data sets that Winnow knows, in the order in which they are listed. */
public final class Catalogue {
    private static final String ROOT = "/dev/winnow/datasets/catalogue/";
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Card> cards;

    private Catalogue(List<Card> cards) {
        this.cards = List.copyOf(cards);
    }

    /** Reads the cards that come with Winnow. */
    public static Catalogue load() {
        List<Card> cards = new ArrayList<>();
        try {
            new String(resource("index.txt"), StandardCharsets.UTF_8).lines().forEach(name -> cards.add(read(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Catalogue(cards);
    }

    /** All cards. */
    public List<Card> cards() {
        return cards;
    }

    /**
     * The card of a data set.
     *
     * @throws InputException if there is none of that name
     */
    public Card card(String name) {
        return cards.stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("the catalogue has no data set \"" + name + "\"; there are "
                        + String.join(", ", cards.stream().map(Card::name).toList())));
    }

    private static Card read(String name) {
        try {
            return JSON.readValue(resource(name + ".json"), Card.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue lacks " + name);
            }
            return in.readAllBytes();
        }
    }
}
