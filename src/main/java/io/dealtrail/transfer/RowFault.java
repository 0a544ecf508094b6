package io.dealtrail.transfer;

import io.dealtrail.shared.Refused;
import java.util.stream.Collectors;

/** What is wrong with a row, as it is kept: the message is put together when somebody reads it, in their language. */
record RowFault(String importId, int n, long line, String field, String code, String args) {

    private static final int MAX_FIELD = 120;
    private static final int MAX_ARGS = 2000;

    static RowFault of(String importId, CsvTable.Row row, Refused.Field fault) {
        String args =
                fault.args().stream().map(arg -> storable(String.valueOf(arg))).collect(Collectors.joining("\n"));
        return new RowFault(
                importId,
                row.n(),
                row.line(),
                shortened(storable(fault.field()), MAX_FIELD),
                fault.code(),
                shortened(args, MAX_ARGS));
    }

    Object[] columns() {
        return new Object[] {importId, n, line, field, code, args};
    }

    private static String storable(String text) {
        return text.replace("\0", "").replace('\n', ' ');
    }

    private static String shortened(String text, int max) {
        return text.length() > max ? text.substring(0, max) : text;
    }
}
