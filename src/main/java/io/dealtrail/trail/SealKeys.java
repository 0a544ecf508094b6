package io.dealtrail.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key that seals are signed with: Ed25519, from the environment or a file, never from the database. A file that is not there is
 * made with a new key, readable by its owner alone. Another key from then on is a rotation: the seals before keep theirs.
 */
@Component
class SealKeys {

    /** @param id SHA-256 of the public half, in hexadecimal digits */
    record Key(String id, PrivateKey secret, PublicKey open) {}

    private final SealSettings settings;
    private @Nullable Key key;

    SealKeys(SealSettings settings) {
        this.settings = settings;
    }

    /** @throws IllegalStateException when the key cannot be read or the file not be made */
    synchronized Key current() {
        if (key == null) {
            key = settings.key() == null ? fromFile(settings.keyFile()) : read(settings.key());
        }
        return key;
    }

    /** Whether this node was told, from outside the database, to believe seals of this key: its own, or a former one. */
    boolean trusts(String id) {
        return current().id().equals(id) || settings.formerKeys().contains(id);
    }

    static byte[] sign(Key key, byte[] statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.secret());
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a seal", e);
        }
    }

    /** Whether the statement was signed by the owner of this public key. */
    static boolean holds(byte[] publicKey, byte[] statement, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(statement);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String id(byte[] publicKey) {
        return HexFormat.of().formatHex(Chain.sha256(publicKey));
    }

    private static Key fromFile(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the key for seals, " + file + ", cannot be read or made", e);
        }
    }

    /** Two lines in base64: the secret half (PKCS#8) and the open one (X.509). */
    private static void write(Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n"
                    + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n";
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, text);
            } else {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            // another node was faster
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static Key read(String text) {
        try {
            String[] lines = text.strip().split("\\s+");
            if (lines.length != 2) {
                throw new IllegalStateException(
                        "the key for seals has two parts: secret (PKCS#8) and open (X.509), in base64");
            }
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            PrivateKey secret = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0])));
            byte[] open = Base64.getDecoder().decode(lines[1]);
            PublicKey published = factory.generatePublic(new X509EncodedKeySpec(open));
            Key key = new Key(id(open), secret, published);
            byte[] probe = {1};
            if (!(secret instanceof EdECPrivateKey) || !holds(open, probe, sign(key, probe))) {
                throw new IllegalStateException("the two parts of the key for seals do not belong together");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the key for seals is no Ed25519 key in base64", e);
        }
    }
}
