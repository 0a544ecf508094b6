package io.dealtrail.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.shared.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    record Written(List<List<String>> rows, char separator, boolean marked, String lineEnd, boolean quoteAll) {}

    @Property(tries = 500)
    void whateverTableIsWrittenReadsBackTheSame(@ForAll("tables") Written written) {
        CsvTable table = CsvTable.read(bytes(written));
        assertThat(table.header()).isEqualTo(written.rows().get(0));
        assertThat(cells(table))
                .isEqualTo(written.rows().subList(1, written.rows().size()));
        assertThat(table.count()).isEqualTo(written.rows().size() - 1);
    }

    @Provide
    Arbitrary<Written> tables() {
        Arbitrary<String> cell = Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab,;\t|\"\n é€中文'= ").ofMaxLength(8),
                Arbitraries.strings().all().ofMaxLength(6).filter(CsvTableTest::canBeText));
        return Arbitraries.integers()
                .between(2, 5)
                .flatMap(width -> cell.list()
                        .ofSize(width)
                        .list()
                        .ofMaxSize(12)
                        .flatMap(rows -> Arbitraries.of(',', ';', '\t', '|')
                                .flatMap(separator -> Arbitraries.of(true, false)
                                        .flatMap(marked -> Arbitraries.of("\n", "\r\n")
                                                .flatMap(end -> Arbitraries.of(true, false)
                                                        .map(all -> {
                                                            List<List<String>> whole = new ArrayList<>();
                                                            whole.add(header(width));
                                                            whole.addAll(rows);
                                                            return new Written(whole, separator, marked, end, all);
                                                        }))))));
    }

    /** Control characters are no text; lone surrogates cannot be written as UTF-8. */
    private static boolean canBeText(String text) {
        return text.codePoints().noneMatch(c -> c < ' ' || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF));
    }

    private static List<String> header(int width) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            names.add("column " + i);
        }
        return names;
    }

    private static byte[] bytes(Written written) {
        String text = written.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> cell(cell, written))
                        .collect(Collectors.joining("" + written.separator())))
                .collect(Collectors.joining(written.lineEnd()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (written.marked()) {
            out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Quoted when it has to be: a writer also quotes what another separator would split. */
    private static String cell(String cell, Written written) {
        boolean quote =
                written.quoteAll() || cell.isEmpty() || cell.chars().anyMatch(c -> ",;\t|\"\n\r".indexOf(c) >= 0);
        return quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    @Test
    void brokenQuotesCostOneLineAndNotTheRest() {
        CsvTable table = table("a,b\n1,\"one\n2,two\n3,\"th\"ree\n4,\"fo\nur\"\n5,\"five\n6,six\n");
        List<CsvTable.Row> rows = rows(table);
        assertThat(rows).extracting(CsvTable.Row::line).containsExactly(2L, 3L, 4L, 5L, 7L, 8L);
        assertThat(rows).extracting(CsvTable.Row::n).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(rows.get(0).broken()).isEqualTo("import.brokenQuotes");
        assertThat(rows.get(1).cells()).containsExactly("2", "two");
        assertThat(rows.get(2).broken()).isEqualTo("import.brokenQuotes");
        assertThat(rows.get(3).cells()).containsExactly("4", "fo\nur");
        assertThat(rows.get(4).broken()).isEqualTo("import.brokenQuotes");
        assertThat(rows.get(5).cells()).containsExactly("6", "six");
    }

    @Test
    void aRowOfTheWrongWidthIsBrokenAndSaysSo() {
        assertThat(rows(table("a;b\n1;2;3\n4\n5;6\n")))
                .extracting(CsvTable.Row::broken)
                .containsExactly("import.columns", "import.columns", "");
    }

    @Test
    void emptyLinesAreNoRowsButCount() {
        assertThat(rows(table("a,b\r\n\r\n1,2\r\n")))
                .singleElement()
                .extracting(CsvTable.Row::line)
                .isEqualTo(3L);
    }

    @Test
    void excelsSeparatorLineIsObeyed() {
        CsvTable table = table("sep=;\na,x;b\n1;2\n");
        assertThat(table.header()).containsExactly("a,x", "b");
        assertThat(rows(table)).singleElement().extracting(CsvTable.Row::line).isEqualTo(3L);
    }

    @Test
    void chineseAndWesternFilesAreToldApart() {
        assertThat(CsvTable.read("公司名称,联系人\n北京示例科技有限公司,王伟\n".getBytes(Charset.forName("GB18030")))
                        .header())
                .containsExactly("公司名称", "联系人");
        CsvTable western =
                CsvTable.read("société;ville\nCafé Müller;Orléans\n".getBytes(Charset.forName("windows-1252")));
        assertThat(western.charset()).isEqualTo("windows-1252");
        assertThat(rows(western).get(0).cells()).containsExactly("Café Müller", "Orléans");
        assertThat(CsvTable.read("\uFEFFa\tb\n1\t2".getBytes(StandardCharsets.UTF_16LE))
                        .header())
                .containsExactly("a", "b");
    }

    @Test
    void whatIsNoTableIsRefusedWithAReason() {
        refused("", "import.empty");
        refused("\n\n", "import.empty");
        refused("a,A \n1,2", "import.columnTwice");
        refused("\"a,b\n1,2", "import.header");
        refused("PK\u0003\u0004", "import.notText");
        assertThatThrownBy(() -> CsvTable.read(new byte[] {'a', ',', 'b', '\n', (byte) 0x81, ',', (byte) 0x8D}))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("import.encoding");
    }

    private static void refused(String text, String code) {
        assertThatThrownBy(() -> table(text)).isInstanceOf(Refused.class).hasMessageContaining(code);
    }

    private static CsvTable table(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CsvTable.Row> rows(CsvTable table) {
        List<CsvTable.Row> rows = new ArrayList<>();
        table.forEach(rows::add);
        return rows;
    }

    private static List<List<String>> cells(CsvTable table) {
        return rows(table).stream().map(CsvTable.Row::cells).toList();
    }
}
