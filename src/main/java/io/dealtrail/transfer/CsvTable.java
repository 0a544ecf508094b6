package io.dealtrail.transfer;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import io.dealtrail.shared.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A table out of a file: its header, and its rows one after another. The separator is the one by which the first lines have the most columns. */
final class CsvTable implements Iterable<CsvTable.Row> {

    /**
     * @param n from 1, broken rows included
     * @param line at which it starts, the header's is 1
     * @param cells as many as the header has; none of a broken row
     * @param broken code of what is wrong, or empty
     */
    record Row(int n, long line, List<String> cells, String broken) {
        boolean isBroken() {
            return !broken.isEmpty();
        }
    }

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SAMPLE_ROWS = 20;
    private static final int MAX_CELL = 1 << 18;

    private final String text;
    private final long firstLine;
    private final char separator;
    private final String charset;
    private final List<String> header;

    private CsvTable(String text, long firstLine, char separator, String charset, List<String> header) {
        this.text = text;
        this.firstLine = firstLine;
        this.separator = separator;
        this.charset = charset;
        this.header = header;
    }

    /** @throws Refused {@code import.empty}, {@code import.header}, {@code import.columnTwice}, or see {@link Encoding} */
    static CsvTable read(byte[] bytes) {
        Encoding decoded = Encoding.of(bytes);
        String text = decoded.text();
        long line = 1;
        char separator = 0;
        if (text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 5) {
            separator = text.charAt(4); // Excel's own hint
            int end = text.indexOf('\n');
            text = end < 0 ? "" : text.substring(end + 1);
            line = 2;
        }
        char chosen = separator == 0 ? detect(text) : separator;
        Records records = new Records(text, chosen, line);
        if (!records.hasNext()) {
            throw Refused.invalid("import.empty");
        }
        Records.Line first = records.next();
        if (first.broken()) {
            throw Refused.invalid("import.header", first.line());
        }
        return new CsvTable(text, line, chosen, decoded.charset(), header(first.cells()));
    }

    private static List<String> header(List<String> cells) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : cells) {
            String name = cell.strip();
            if (!name.isEmpty() && !seen.add(Columns.normal(name))) {
                throw Refused.invalid("import.columnTwice", name);
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    List<String> header() {
        return header;
    }

    String charset() {
        return charset;
    }

    char separator() {
        return separator;
    }

    int count() {
        int rows = 0;
        for (Iterator<Row> all = iterator(); all.hasNext(); all.next()) {
            rows++;
        }
        return rows;
    }

    @Override
    public Iterator<Row> iterator() {
        Records records = new Records(text, separator, firstLine);
        records.next();
        return new Iterator<>() {
            private int n;

            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Row next() {
                Records.Line line = records.next();
                n++;
                if (line.broken()) {
                    return new Row(n, line.line(), List.of(), "import.brokenQuotes");
                }
                boolean fits = line.cells().size() == header.size();
                return new Row(n, line.line(), line.cells(), fits ? "" : "import.columns");
            }
        };
    }

    private static char detect(String text) {
        char best = ',';
        int most = 0;
        for (char candidate : SEPARATORS) {
            int score = score(text, candidate);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    /** Columns that the first rows agree on, weighed by how many of them do. */
    private static int score(String text, char separator) {
        Records records = new Records(text.substring(0, Math.min(text.length(), MAX_CELL)), separator, 1);
        int columns = 0;
        int agreeing = 0;
        for (int i = 0; i < SAMPLE_ROWS && records.hasNext(); i++) {
            Records.Line line = records.next();
            if (i == 0) {
                columns = line.cells().size();
            }
            agreeing += !line.broken() && line.cells().size() == columns ? 1 : 0;
        }
        return columns < 2 ? 0 : agreeing * 1000 + columns;
    }

    static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .detectBomHeader(false)
                .maxBufferSize(MAX_CELL);
    }
}
