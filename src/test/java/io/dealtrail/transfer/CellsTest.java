package io.dealtrail.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1054|1054",
                "$1,234.50|1234.50",
                "1.234,50|1234.50",
                "1,234|1234",
                "12,5|12.5",
                "1,234,567|1234567",
                "1.234.567|1234567",
                "€ 99.90|99.90",
                "-7|-7",
                "1 234,5|1234.5"
            })
    void numbersAreReadAsPeopleWriteThem(String written, String plain) {
        assertThat(Cells.plain(written)).isEqualTo(plain);
    }

    @Test
    void daysThatDoNotExistAreFaults() {
        Cells cells = cells("2017-02-30");
        assertThat(cells.date("day")).isNull();
        assertThat(cells.faults().none()).isFalse();
        assertThat(cells("2017/3/1").date("day")).isEqualTo(LocalDate.of(2017, 3, 1));
        assertThat(cells("2017-03-01T10:00:00Z").date("day")).isEqualTo(LocalDate.of(2017, 3, 1));
    }

    @Test
    void headersAreComparedLeniently() {
        Columns columns = Columns.requiring("company")
                .field("company", "Company / Account")
                .field("mail", "e-mail");
        Columns.Found found = columns.find(List.of("COMPANY/ACCOUNT *", "E Mail", "Shoe size"));
        assertThat(found.fields()).containsEntry("company", 0).containsEntry("mail", 1);
        assertThat(found.others()).containsOnlyKeys("Shoe size");
    }

    private static Cells cells(String day) {
        CsvTable table = CsvTable.read(("day,x\n" + day + ",1\n").getBytes(StandardCharsets.UTF_8));
        return new Cells(
                table.iterator().next(),
                Columns.requiring("day").field("day", "day").find(table.header()));
    }
}
