package io.dealtrail.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** Takes in files of the sample, for tests that call services without the web. */
public final class ImportDoor {

    private final Imports imports;
    private final Profiles profiles;
    private final Runs runs;
    private final ImportWorker worker;

    public ImportDoor(ApplicationContext context) {
        this.imports = context.getBean(Imports.class);
        this.profiles = context.getBean(Profiles.class);
        this.runs = context.getBean(Runs.class);
        this.worker = context.getBean(ImportWorker.class);
    }

    /** Takes the file in and answers how many rows it had. */
    public int take(String file, String profile) {
        String id = UUID.randomUUID().toString();
        try (InputStream content = new ClassPathResource("sample/" + file).getInputStream()) {
            imports.add(id, file, content.readAllBytes(), profiles.require(profile), false, "director");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        worker.wake();
        while (true) {
            ImportRun run = runs.require(id);
            if (run.state().equals(ImportRun.DONE)) {
                return run.total();
            }
            if (run.state().equals(ImportRun.FAILED)) {
                throw new IllegalStateException(run.problem());
            }
            Thread.onSpinWait();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
