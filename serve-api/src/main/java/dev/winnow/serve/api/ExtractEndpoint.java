package dev.winnow.serve.api;

import dev.winnow.article.Page;
import dev.winnow.reading.PageReader;
import dev.winnow.reading.Reading;
import dev.winnow.reading.ReadingJson;
import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Refusal;
import dev.winnow.serve.http.Work;
import java.util.Set;

/** {@code POST /v1/extract}: one page in, its article out, as {@code winnow extract} writes it. */
public final class ExtractEndpoint implements Endpoint.WithBody {
    private static final Set<String> PARAMETERS = Set.of("blocks", "id", "url");

    private final PageReader reader = new PageReader();

    @Override
    public Work work(Call call, byte[] body) throws Refusal {
        call.requireParameters(PARAMETERS);
        boolean blocks = call.flag("blocks");
        Page page = PageBody.read(call, body);
        return new Work.Heavy(() -> {
            Reading reading = reader.readBlocks(page);
            return Answer.json(json -> ReadingJson.write(json, reading, blocks));
        });
    }
}
