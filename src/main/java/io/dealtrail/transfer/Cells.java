package io.dealtrail.transfer;

import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of one row by field, read as what they should be. What cannot be read is a fault of the row. */
final class Cells {

    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
    private static final Pattern SIGNS = Pattern.compile("[\\s\\p{Sc}\\u00a0'’]");
    private static final int MAX_ATTRIBUTE = 10_000;

    private final CsvTable.Row row;
    private final Columns.Found columns;
    private final Faults faults = new Faults();

    Cells(CsvTable.Row row, Columns.Found columns) {
        this.row = row;
        this.columns = columns;
    }

    CsvTable.Row row() {
        return row;
    }

    Faults faults() {
        return faults;
    }

    /** As it stands in the file; null when there is no such column or nothing in it. */
    @Nullable
    String raw(String field) {
        Integer place = columns.fields().get(field);
        String cell = place == null ? "" : row.cells().get(place).strip();
        return cell.isEmpty() ? null : cell;
    }

    @Nullable
    String text(String field, int max) {
        return faults.text(field, raw(field), max);
    }

    String required(String field, int max) {
        return faults.required(field, raw(field), max);
    }

    /** {@code 2017-03-01}, also with slashes or dots and a time behind it. */
    @Nullable
    LocalDate date(String field) {
        String cell = raw(field);
        if (cell == null) {
            return null;
        }
        Matcher day = DAY.matcher(cell);
        try {
            if (day.matches()) {
                return LocalDate.of(number(day, 1), number(day, 2), number(day, 3));
            }
        } catch (DateTimeException noSuchDay) {
            // said below
        }
        faults.add(field, "import.date", cell);
        return null;
    }

    @Nullable
    Integer whole(String field) {
        BigDecimal number = decimal(field);
        if (number == null) {
            return null;
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            faults.add(field, "import.whole", String.valueOf(raw(field)));
            return null;
        }
    }

    /** @param unit what one of the file's numbers stands for */
    @Nullable
    Money money(String field, BigDecimal unit, String currency) {
        BigDecimal number = decimal(field);
        if (number == null) {
            return null;
        }
        try {
            return Money.parse(number.multiply(unit).toPlainString(), currency);
        } catch (Refused wrong) {
            faults.add(field, wrong.code(), wrong.args().toArray());
            return null;
        }
    }

    /** Columns that the profile does not know. */
    Map<String, Object> others() {
        Map<String, Object> others = new LinkedHashMap<>();
        columns.others().forEach((name, place) -> {
            String text = faults.text(name, row.cells().get(place), MAX_ATTRIBUTE);
            if (text != null) {
                others.put(name, text);
            }
        });
        return others;
    }

    private @Nullable BigDecimal decimal(String field) {
        String cell = raw(field);
        if (cell == null) {
            return null;
        }
        String plain = plain(cell);
        if (NUMBER.matcher(plain).matches() && plain.length() <= 40) {
            return new BigDecimal(plain);
        }
        faults.add(field, "import.number", cell);
        return null;
    }

    /** Without currency signs and grouping. A lone comma groups when three digits follow it, else it is a decimal comma. */
    static String plain(String cell) {
        String bare = SIGNS.matcher(cell).replaceAll("");
        int comma = bare.lastIndexOf(',');
        int dot = bare.lastIndexOf('.');
        boolean decimalComma = comma > dot && (dot >= 0 || (bare.indexOf(',') == comma && bare.length() - comma != 4));
        String grouped = decimalComma ? bare.replace(".", "").replace(',', '.') : bare.replace(",", "");
        return grouped.indexOf('.') == grouped.lastIndexOf('.') ? grouped : grouped.replace(".", "");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
