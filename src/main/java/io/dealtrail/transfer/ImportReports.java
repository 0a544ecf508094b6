package io.dealtrail.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people read about imports: the latest first, and what was wrong with which row. */
@Component
class ImportReports {

    private final JdbcClient jdbc;
    private final MessageSource messages;

    ImportReports(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    Page<ImportRun> list(Person person, int size, @Nullable String after) {
        boolean all = person.is(Role.DIRECTOR) || person.is(Role.ADMIN);
        Map<String, Object> params = new HashMap<>();
        String where = "true";
        if (!all) {
            where = "started_by = :me";
            params.put("me", person.username());
        }
        long total = jdbc.sql("select count(*) from import_run where " + where)
                .params(params)
                .query(Long.class)
                .single();
        if (after != null) {
            // by age, then id; the cursor's import tells its age
            where += " and (created_at, id) < (select i.created_at, i.id from import_run i where i.id = :after)";
            params.put("after", String.valueOf(Cursor.parse(after, 1)[0]));
        }
        List<ImportRun> found = jdbc.sql(
                        Runs.SELECT + "where " + where + " order by created_at desc, id desc limit " + (size + 1))
                .params(params)
                .query(Runs::map)
                .list();
        return Page.of(found, size, total, run -> Cursor.of(run.id()));
    }

    /** One line for each fault, as CSV that a spreadsheet opens as text. */
    String errors(ImportRun run, Locale language) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("row", "line", "field", "code", "message");
            jdbc.sql("select n, line, field, code, args from import_fault where import_id = :id order by n, id")
                    .param("id", run.id())
                    .query((row, i) -> csv.writeRecord(
                            row.getString("n"),
                            row.getString("line"),
                            harmless(row.getString("field")),
                            row.getString("code"),
                            harmless(message(row.getString("code"), row.getString("args"), language))))
                    .list();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private String message(String code, String args, Locale language) {
        return String.valueOf(messages.getMessage(code, args.split("\n", -1), code, language));
    }

    /** A spreadsheet takes what begins with these for a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
