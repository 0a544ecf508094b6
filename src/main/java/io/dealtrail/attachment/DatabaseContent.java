package io.dealtrail.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps content in the database, in pieces, so that no file has to fit into memory. */
@Component
class DatabaseContent implements ContentStore {

    private static final int PIECE = 512 * 1024;
    private final JdbcTemplate jdbc;

    DatabaseContent(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AttachmentSettings.Place place() {
        return AttachmentSettings.Place.DATABASE;
    }

    @Override
    public void write(String id, InputStream content) throws IOException {
        int n = 0;
        for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            jdbc.update("insert into attachment_piece (attachment, n, content) values (?, ?, ?)", id, n++, piece);
        }
    }

    @Override
    public InputStream read(String id) {
        Integer pieces =
                jdbc.queryForObject("select count(*) from attachment_piece where attachment = ?", Integer.class, id);
        return new SequenceInputStream(new Pieces(id, pieces == null ? 0 : pieces));
    }

    @Override
    public void delete(String id) {
        jdbc.update("delete from attachment_piece where attachment = ?", id);
    }

    private final class Pieces implements Enumeration<InputStream> {
        private final String id;
        private final int count;
        private int next;

        Pieces(String id, int count) {
            this.id = id;
            this.count = count;
        }

        @Override
        public boolean hasMoreElements() {
            return next < count;
        }

        @Override
        public InputStream nextElement() {
            byte[] piece = jdbc.queryForObject(
                    "select content from attachment_piece where attachment = ? and n = ?", byte[].class, id, next++);
            if (piece == null) {
                throw new NoSuchElementException(id);
            }
            return new ByteArrayInputStream(piece);
        }
    }
}
