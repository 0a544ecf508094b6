package io.dealtrail.decision;

import io.dealtrail.shared.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule's cells as people write them in a spreadsheet: texts without quotation marks, where that leaves no doubt. */
final class SheetCells {

    /** What can only be a text. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N} ./&+'_-]*");

    private static final List<String> WORDS = List.of("null", "true", "false", "not");

    private SheetCells() {}

    /** How a cell of the table stands in the sheet. */
    static String show(Table.Column column, String cell, boolean output) {
        if (!column.type().equals("string") || cell.isEmpty()) {
            return cell;
        }
        if (output) {
            List<@Nullable Object> value = CellReader.literal(cell);
            String text = value.isEmpty() ? "" : String.valueOf(value.get(0));
            return !value.isEmpty() && value.get(0) instanceof String && isPlainOutput(text) ? text : cell;
        }
        Cell read = CellReader.read(cell);
        List<String> texts = read.strings();
        boolean plain = read.understood()
                && !read.any()
                && !read.negated()
                && texts.size() == read.tests().size()
                && texts.stream().allMatch(SheetCells::isPlain);
        return plain ? String.join(", ", texts) : cell;
    }

    /**
     * How a cell of the sheet stands in the table.
     *
     * @throws Refused with what would be right
     */
    static String read(Table.Column column, String written, boolean output) {
        String cell = written.strip();
        if (cell.isEmpty() || (cell.equals("-") && !output)) {
            return "";
        }
        return output ? output(column, cell) : input(column, cell);
    }

    private static String output(Table.Column column, String cell) {
        List<@Nullable Object> value = CellReader.literal(cell);
        if (!value.isEmpty() && Lint.ofType(column, value.get(0))) {
            return cell;
        }
        if (column.type().equals("string") && isPlainOutput(cell)) {
            return '"' + cell + '"';
        }
        String right = "table.sheet.output." + right(column);
        throw Refused.invalid(right, cell);
    }

    private static String input(Table.Column column, String cell) {
        Cell read = CellReader.read(cell);
        if (read.understood() && read.tests().stream().allMatch(test -> ofType(column, test))) {
            return cell;
        }
        if (column.type().equals("string")) {
            List<String> texts =
                    Arrays.stream(cell.split(",")).map(String::strip).toList();
            if (texts.stream().allMatch(SheetCells::isPlain)) {
                return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(","));
            }
        }
        // What else FEEL can say is for the check of the whole table.
        if (!read.understood() && cell.contains("(") && !column.isBoolean()) {
            return cell;
        }
        String right = "table.sheet.input." + right(column);
        throw Refused.invalid(right, cell);
    }

    private static boolean ofType(Table.Column column, Cell.Test test) {
        return test instanceof Cell.Is is
                ? Lint.ofType(column, is.value())
                : !column.isBoolean() && !column.type().equals("string");
    }

    /** Which example tells what would be right. */
    private static String right(Table.Column column) {
        return switch (Lint.kind(column)) {
            case "number" -> "number";
            case "boolean" -> "boolean";
            default -> "string";
        };
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !WORDS.contains(text) && text.equals(text.strip());
    }

    private static boolean isPlainOutput(String text) {
        return !text.isEmpty()
                && text.indexOf('"') < 0
                && text.indexOf('\\') < 0
                && text.equals(text.strip())
                && text.chars().noneMatch(c -> c < ' ')
                && CellReader.literal(text).isEmpty();
    }
}
