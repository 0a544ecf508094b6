package io.dealtrail.decision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A table as a spreadsheet: one row a rule, below headings that say what each column is. */
@Component
class TableSheet {

    /** Rows of headings, counted from 0; the names are what an import goes by. */
    static final int NAMES = 3;

    static final int FIRST_RULE = 6;
    private static final String HEAD = "E7EFF8";
    private static final String ANSWER = "E8F5EC";
    private static final String GREY = "6B7280";

    private final MessageSource messages;

    TableSheet(MessageSource messages) {
        this.messages = messages;
    }

    byte[] write(Table table, String note, Locale locale) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Dealtrail", "1.0")) {
            Worksheet sheet = book.newWorksheet(name(table));
            head(sheet, table, note, locale);
            for (int i = 0; i < table.rules().size(); i++) {
                rule(sheet, table, table.rules().get(i), FIRST_RULE + i);
            }
            sheet.freezePane(1, FIRST_RULE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void head(Worksheet sheet, Table table, String note, Locale locale) {
        sheet.value(0, 0, safe(table.name()));
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, safe(policy(table, locale) + " " + note));
        sheet.style(1, 0).fontColor(GREY).set();
        int last = table.inputs().size() + table.outputs().size();
        sheet.value(2, 0, "#");
        sheet.value(NAMES, 0, "#");
        sheet.width(0, 6);
        for (int column = 1; column <= last; column++) {
            boolean output = column > table.inputs().size();
            Table.Column c = column(table, column);
            sheet.value(2, column, safe(c.title()));
            sheet.value(NAMES, column, safe(c.expression()));
            sheet.value(4, column, messages.getMessage("table.type." + Lint.kind(c), null, c.type(), locale));
            sheet.value(5, column, safe(c.allowed()));
            sheet.width(column, output ? 22 : 20);
            paint(sheet, column, output ? ANSWER : HEAD);
        }
        sheet.value(2, last + 1, messages.getMessage("table.note", null, locale));
        sheet.value(NAMES, last + 1, "description");
        sheet.width(last + 1, 44);
        sheet.value(NAMES, last + 2, "id");
        sheet.width(last + 2, 14);
        paint(sheet, 0, HEAD);
        paint(sheet, last + 1, HEAD);
        paint(sheet, last + 2, HEAD);
    }

    private static void paint(Worksheet sheet, int column, String colour) {
        sheet.range(2, column, 5, column)
                .style()
                .fillColor(colour)
                .borderStyle(BorderStyle.THIN)
                .borderColor("C9D3DF")
                .set();
        sheet.style(2, column).fillColor(colour).bold().wrapText(true).set();
        sheet.range(NAMES, column, 5, column)
                .style()
                .fillColor(colour)
                .fontColor(GREY)
                .wrapText(true)
                .set();
    }

    private static void rule(Worksheet sheet, Table table, Table.Rule rule, int row) {
        sheet.value(row, 0, rule.number());
        int inputs = table.inputs().size();
        int last = inputs + table.outputs().size();
        for (int column = 1; column <= last; column++) {
            boolean output = column > inputs;
            List<String> cells = output ? rule.outputs() : rule.inputs();
            int at = output ? column - inputs - 1 : column - 1;
            String shown = at < cells.size() ? SheetCells.show(column(table, column), cells.get(at), output) : "";
            BigDecimal number = number(column(table, column), shown);
            if (number != null) {
                sheet.value(row, column, number);
            } else if (!shown.isEmpty()) {
                sheet.value(row, column, shown);
            }
        }
        if (!rule.description().isEmpty()) {
            sheet.value(row, last + 1, rule.description());
        }
        sheet.value(row, last + 2, rule.id());
        sheet.style(row, last + 2).fontColor(GREY).set();
        sheet.range(row, 0, row, last + 1)
                .style()
                .borderStyle(BorderStyle.THIN)
                .borderColor("DDE3EA")
                .wrapText(true)
                .verticalAlignment("top")
                .set();
    }

    private static @Nullable BigDecimal number(Table.Column column, String shown) {
        List<@Nullable Object> value = column.isNumber() ? CellReader.literal(shown) : List.of();
        return !value.isEmpty() && value.get(0) instanceof BigDecimal number ? number : null;
    }

    static Table.Column column(Table table, int column) {
        int inputs = table.inputs().size();
        return column <= inputs
                ? table.inputs().get(column - 1)
                : table.outputs().get(column - inputs - 1);
    }

    private String policy(Table table, Locale locale) {
        String code = "table.policy." + table.hitPolicy().replace(' ', '_')
                + (table.aggregates() ? "." + table.aggregation() : "");
        return String.valueOf(messages.getMessage(code, null, table.hitPolicy(), locale));
    }

    /** A sheet's name has at most 31 characters and none of a path. */
    private static String name(Table table) {
        String name = table.name().replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        return name.isEmpty() ? table.key() : name.substring(0, Math.min(31, name.length()));
    }

    private static String safe(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\n') ? text.replaceAll("\\p{Cntrl}", " ") : text;
    }
}
