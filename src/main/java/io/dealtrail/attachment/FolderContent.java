package io.dealtrail.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps content in a folder, under names of our own: nothing that a person typed is ever part of a path. */
@Component
class FolderContent implements ContentStore {

    private final Path folder;

    @Autowired
    FolderContent(AttachmentSettings settings) {
        this(settings.folder());
    }

    FolderContent(Path folder) {
        this.folder = folder;
    }

    @Override
    public AttachmentSettings.Place place() {
        return AttachmentSettings.Place.FOLDER;
    }

    @Override
    public void write(String id, InputStream content) throws IOException {
        Path file = file(id);
        Files.createDirectories(file.getParent());
        forgetUnlessCommitted(id);
        Files.copy(content, file);
    }

    @Override
    public InputStream read(String id) throws IOException {
        return Files.newInputStream(file(id));
    }

    @Override
    public void delete(String id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(String id) {
        return folder.resolve(id.substring(0, 2)).resolve(id);
    }

    private void forgetUnlessCommitted(String id) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    try {
                        delete(id);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        });
    }
}
