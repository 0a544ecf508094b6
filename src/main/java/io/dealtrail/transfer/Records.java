package io.dealtrail.transfer;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV text. One with broken quotes costs its first line and not the rest of the file: reading goes on at the line
 * after it.
 */
final class Records implements Iterator<Records.Line> {

    /** @param line at which the record starts */
    record Line(long line, List<String> cells, boolean broken) {}

    // Put behind the text; a quote that is never closed swallows it. No character, so no file has it.
    private static final String END = "\n\uFFFF";

    private final String text;
    private final String ended;
    private final char separator;
    private long line;
    private int offset;
    private @Nullable Iterator<CsvRecord> parser;
    private @Nullable Line ahead;

    Records(String text, char separator, long firstLine) {
        this.text = text;
        this.ended = text + END;
        this.separator = separator;
        this.line = firstLine;
        this.ahead = read();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Line next() {
        Line next = ahead;
        if (next == null) {
            throw new NoSuchElementException();
        }
        ahead = read();
        return next;
    }

    private @Nullable Line read() {
        while (offset < text.length()) {
            long start = line;
            List<String> cells = parsed();
            if (cells == null) {
                skip(1);
                parser = null;
                return new Line(start, List.of(), true);
            }
            skip(1 + cells.stream().mapToInt(Records::breaks).sum());
            if (cells.size() > 1 || !cells.get(0).isBlank()) {
                return new Line(start, cells, false);
            }
        }
        return null;
    }

    /** Null when the quotes are broken. */
    private @Nullable List<String> parsed() {
        try {
            Iterator<CsvRecord> records = parser == null ? parseFromHere() : parser;
            parser = records;
            List<String> cells = records.next().getFields();
            return cells.get(cells.size() - 1).endsWith(END) ? null : cells;
        } catch (RuntimeException broken) { // also a cell beyond all measure, which is a forgotten quote
            return null;
        }
    }

    private Iterator<CsvRecord> parseFromHere() {
        StringReader rest = new StringReader(ended);
        try {
            if (rest.skip(offset) < offset) {
                throw new NoSuchElementException();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CsvTable.reader(separator).ofCsvRecord(rest).iterator();
    }

    private void skip(int lines) {
        for (int i = 0; i < lines && offset < text.length(); i++) {
            while (offset < text.length() && text.charAt(offset) != '\n' && text.charAt(offset) != '\r') {
                offset++;
            }
            offset += text.startsWith("\r\n", offset) ? 2 : 1;
            line++;
        }
    }

    private static int breaks(String cell) {
        int breaks = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n'))) {
                breaks++;
            }
        }
        return breaks;
    }
}
