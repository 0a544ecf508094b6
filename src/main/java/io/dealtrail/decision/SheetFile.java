package io.dealtrail.decision;

import io.dealtrail.shared.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of a spreadsheet as plain texts; whatever could run or unfold is refused before it is read. */
final class SheetFile {

    static final int LARGEST = 2_000_000;
    private static final int UNPACKED = 30_000_000;
    private static final int ENTRIES = 200;
    private static final int ROWS = 1_100;
    private static final int COLUMNS = 60;
    private static final List<String> MACROS =
            List.of("vbaproject", "externallinks/", "embeddings/", "activex/", "macrosheets/");

    /** A row's cells; a formula is marked, so that its place can be told. */
    record Line(int number, List<String> cells) {
        String at(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** Stands for a cell that is worked out. */
    static final String FORMULA = "\u0000formula";

    private SheetFile() {}

    static List<Line> read(byte[] file) {
        inspect(file);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            List<Line> lines = rows.limit(ROWS + 1L).map(SheetFile::line).toList();
            if (lines.size() > ROWS) {
                throw Refused.invalid("table.sheet.rows", 1000);
            }
            return lines;
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Refused.invalid("table.sheet.unreadable");
        }
    }

    private static Line line(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(COLUMNS, row.getCellCount()); i++) {
            Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
            cells.add(cell == null ? "" : text(cell));
        }
        return new Line(row.getRowNum(), cells);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return FORMULA;
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber().stripTrailingZeros();
            return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return Boolean.TRUE.equals(cell.asBoolean()) ? "true" : "false";
        }
        String text = cell.getText();
        return text == null ? "" : text.strip();
    }

    private static void inspect(byte[] file) {
        if (file.length > LARGEST) {
            throw Refused.tooLarge("table.sheet.large", LARGEST / 1_000_000);
        }
        int entries = 0;
        long size = 0;
        boolean book = false;
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (MACROS.stream().anyMatch(name::contains)) {
                    throw Refused.invalid("table.sheet.macros");
                }
                book |= name.equals("xl/workbook.xml");
                byte[] content = content(zip.getInputStream(entry), UNPACKED - size);
                size += content.length;
                if (++entries > ENTRIES || size >= UNPACKED || hasDoctype(content)) {
                    throw Refused.invalid("table.sheet.unreadable");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refused.invalid("table.sheet.unreadable");
        }
        if (!book) {
            throw Refused.invalid("table.sheet.unreadable");
        }
    }

    private static byte[] content(InputStream in, long most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n > 0 && out.size() < most; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    private static boolean hasDoctype(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 4096), StandardCharsets.ISO_8859_1);
        return start.replace("\0", "").toUpperCase(Locale.ROOT).contains("<!DOCTYPE");
    }
}
