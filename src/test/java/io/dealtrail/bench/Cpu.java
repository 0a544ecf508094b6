package io.dealtrail.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Processor time of this JVM and, where /proc tells, of the database server's processes. */
class Cpu {

    /** In nanoseconds. */
    record Used(long jvm, long database) {
        Used since(Used before) {
            return new Used(jvm - before.jvm, database - before.database);
        }
    }

    private static final long TICK = 10_000_000; // 1/100 s
    private final OperatingSystemMXBean jvm = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long postmaster;

    Cpu(DataSource source) {
        long found = -1;
        try {
            // A server in its own user namespace still shows up in our /proc, by its data directory.
            String directory = new JdbcTemplate(source).queryForObject("show data_directory", String.class);
            found = Long.parseLong(
                    Files.readAllLines(Path.of(directory, "postmaster.pid")).get(0));
        } catch (IOException | RuntimeException e) {
            // a server elsewhere: only this JVM is measured
        }
        this.postmaster = found;
    }

    Used now() {
        return new Used(jvm.getProcessCpuTime(), postmaster < 0 ? 0 : database());
    }

    private long database() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                            .filter(p -> p.getFileName().toString().matches("\\d+"))
                            .mapToLong(this::ticks)
                            .sum()
                    * TICK;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Own time of the postmaster and its children, and what its ended children had used. */
    private long ticks(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            boolean self = process.getFileName().toString().equals(Long.toString(postmaster));
            if (!self && Long.parseLong(fields.get(1)) != postmaster) {
                return 0;
            }
            long own = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
            return self ? own + Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14)) : own;
        } catch (IOException | RuntimeException e) {
            return 0; // ended meanwhile
        }
    }
}
