package dev.winnow.trainer.data.catalogue;

import dev.winnow.trainer.data.IoConsumer;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 20 Newsgroups as one file a post, with its headers, in one folder a group, in one folder a split. */
final class NewsgroupFolders implements Converter {
    private static final String ROOT = "20news-bydate-";
    private static final Pattern FILES = Pattern.compile("((?:.*/)?)" + ROOT + "(?:train|test)/[a-z.-]+/\\d+");
    private static final Pattern SUBJECT = Pattern.compile("(?im)^Subject:(.*(?:\\n[ \\t].*)*)");

    @Override
    public Pattern files() {
        return FILES;
    }

    @Override
    public void convert(RawFile file, IoConsumer<? super Row> rows, SkipLog log) throws IOException {
        String content = file.latin1().replace("\r\n", "\n");
        int headersEnd = content.indexOf("\n\n");
        if (headersEnd < 0) {
            log.skip(file.source(), 1, "a post without headers", "");
            return;
        }
        Matcher subject = SUBJECT.matcher(content.substring(0, headersEnd));
        String title = subject.find() ? subject.group(1).replaceAll("\\s+", " ").strip() : null;
        String[] folders = file.path().split("/");
        String split = folders[0].substring(ROOT.length());
        Map<String, List<String>> fields = Map.of("labels", List.of(folders[1]), "split", List.of(split));
        String id = split + "/" + folders[1] + "/" + folders[2];
        rows.accept(file.row(id, title, content.substring(headersEnd + 2), fields, 1));
    }
}
