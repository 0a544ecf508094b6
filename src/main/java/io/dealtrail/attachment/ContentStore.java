package io.dealtrail.attachment;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of attachments lie. */
interface ContentStore {

    AttachmentSettings.Place place();

    /** Keeps everything that the stream holds. Called in the transaction that writes the attachment's row. */
    void write(String id, InputStream content) throws IOException;

    /** The caller closes it. */
    InputStream read(String id) throws IOException;

    void delete(String id) throws IOException;
}
