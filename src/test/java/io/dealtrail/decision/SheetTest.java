package io.dealtrail.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealtrail.shared.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables go to spreadsheets and come back; what is wrong in one is named by row and column, and nothing is half done. */
class SheetTest {

    private final TableSheet sheets = new TableSheet(Tables.messages());

    static List<String> shipped() {
        return Tables.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedTableComesBackAsItWas(String key) {
        byte[] file = Tables.shipped(key);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            byte[] back = SheetImport.into(file, sheets.write(TableXml.read(file), "", locale));
            Table before = TableXml.read(file);
            Table after = TableXml.read(back);
            assertThat(after.inputs()).isEqualTo(before.inputs());
            assertThat(after.rules()).hasSameSizeAs(before.rules());
            for (int i = 0; i < after.rules().size(); i++) {
                assertThat(canonical(after.rules().get(i)))
                        .isEqualTo(canonical(before.rules().get(i)));
            }
            assertThat(new String(back, StandardCharsets.UTF_8))
                    .contains("dmndi:DMNShape", "rule1")
                    .contains("historyTimeToLive");
        }
    }

    @Test
    void textsNeedNoQuotationMarksInASheet() {
        byte[] back = imported("lead-score", sheet -> {
            names(sheet, "source", "industry", "employees", "amount", "region", "score", "description");
            row(sheet, 1, "web, phone", "", ">= 500", 1000, "not(null)", 7, "New rule");
            row(sheet, 2, "-", "software", "[50..500[", "", "", 3);
        });
        Table table = TableXml.read(back);
        assertThat(table.rules()).hasSize(2);
        assertThat(table.rules().get(0).inputs())
                .containsExactly("\"web\",\"phone\"", "", ">= 500", "1000", "not(null)");
        assertThat(table.rules().get(0).outputs()).containsExactly("7");
        assertThat(table.rules().get(0).description()).isEqualTo("New rule");
        assertThat(table.rules())
                .extracting(Table.Rule::id)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(table.rules().get(1).inputs()).containsExactly("", "\"software\"", "[50..500[", "", "");
    }

    @Test
    void eachFaultNamesRowColumnAndWhatWouldBeRight() {
        Refused refused = refused("lead-score", sheet -> {
            names(sheet, "source", "industry", "employees", "amount", "region", "score");
            row(sheet, 1, "web", "", "many", "", "", 5);
            row(sheet, 2, "web", "", "> 5", "", "", "lots");
            sheet.formula(3, 3, "1+1");
            sheet.value(3, 5, 3);
        });
        assertThat(refused.fields()).extracting(Refused.Field::field).containsExactly("C2", "F3", "D4");
        assertThat(refused.fields())
                .extracting(f -> Tables.messages().getMessage(f.code(), f.args().toArray(), Locale.ENGLISH))
                .containsExactly(
                        "Row 2, “Employees”: many is not a condition on a number. Right would be 10, >= 10, [10..50[ or - for anything.",
                        "Row 3, “Points”: lots is not a number. Right would be 10 or 2.5.",
                        "Row 4, “Amount”: a formula is not taken. Enter the value itself.");
    }

    @Test
    void columnsAreNamed() {
        assertThat(refused("legal-review", sheet -> names(sheet, "amount", "review"))
                        .code())
                .isEqualTo("table.sheet.missing");
        assertThat(refused("legal-review", sheet -> sheet.value(0, 0, "hello")).code())
                .isEqualTo("table.sheet.names");
        assertThat(refused("legal-review", sheet -> names(sheet, "amount", "clausesChanged", "review", "secret"))
                        .code())
                .isEqualTo("table.sheet.unknown");
        assertThat(refused("legal-review", sheet -> names(sheet, "amount", "clausesChanged", "review"))
                        .code())
                .isEqualTo("table.sheet.empty");
    }

    @Test
    void whatIsNoPlainSpreadsheetIsRefused() throws IOException {
        assertThat(code("no zip".getBytes(StandardCharsets.UTF_8))).isEqualTo("table.sheet.unreadable");
        assertThat(code(zip("xl/workbook.xml", "x"))).isEqualTo("table.sheet.unreadable");
        assertThat(code(zip("xl/workbook.xml", "x", "xl/vbaProject.bin", "x"))).isEqualTo("table.sheet.macros");
        assertThat(code(zip("xl/workbook.xml", "x", "xl/externalLinks/externalLink1.xml", "x")))
                .isEqualTo("table.sheet.macros");
        assertThat(code(zip("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x/>")))
                .isEqualTo("table.sheet.unreadable");
        assertThat(code(zip("xl/workbook.xml", " ".repeat(40_000_000)))).isEqualTo("table.sheet.unreadable");
        assertThat(code(new byte[3_000_000])).isEqualTo("table.sheet.large");
    }

    /** Texts are written with or without a blank after the comma. */
    private static List<Object> canonical(Table.Rule rule) {
        return List.of(
                rule.id(),
                rule.description(),
                rule.inputs().stream().map(cell -> cell.replace(", ", ",")).toList(),
                rule.outputs());
    }

    private static String code(byte[] sheet) {
        return catchThrowableOfType(Refused.class, () -> SheetImport.into(Tables.shipped("lead-score"), sheet))
                .code();
    }

    private static Refused refused(String table, Consumer<Worksheet> fill) {
        return catchThrowableOfType(Refused.class, () -> imported(table, fill));
    }

    private static byte[] imported(String table, Consumer<Worksheet> fill) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            fill.accept(book.newWorksheet("rules"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return SheetImport.into(Tables.shipped(table), out.toByteArray());
    }

    private static void names(Worksheet sheet, String... names) {
        row(sheet, 0, (Object[]) names);
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else {
                sheet.value(row, i, String.valueOf(cells[i]));
            }
        }
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
