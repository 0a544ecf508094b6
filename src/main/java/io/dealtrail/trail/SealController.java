package io.dealtrail.trail;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/trail")
class SealController {

    /** @param signature in base64, as the public keys; hashes are hexadecimal */
    record View(
            long n, Instant at, int heads, String root, String previous, String hash, String key, String signature) {

        static View of(Seal seal) {
            HexFormat hex = HexFormat.of();
            return new View(
                    seal.n(),
                    seal.at(),
                    seal.heads(),
                    hex.formatHex(seal.root()),
                    hex.formatHex(seal.previous()),
                    hex.formatHex(seal.hash()),
                    seal.key(),
                    Base64.getEncoder().encodeToString(seal.signature()));
        }
    }

    /** @param publicKey X.509, in base64 */
    record KeyView(String id, String algorithm, String publicKey, long firstSeal) {}

    record Keys(List<KeyView> items) {}

    private final Seals seals;
    private final Actors actors;

    SealController(Seals seals, Actors actors) {
        this.seals = seals;
        this.actors = actors;
    }

    /** Newest first. */
    @GetMapping("/seals")
    Page<View> seals(
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        actors.requireAny(Role.AUDITOR, Role.DIRECTOR, Role.ADMIN);
        int rows = Page.size(size);
        List<Seal> found = seals.before(before(after), rows + 1);
        long total = seals.last().map(Seal::n).orElse(0L);
        return Page.of(found, rows, total, s -> Long.toString(s.n())).map(View::of);
    }

    /** Public halves of the keys that seals were signed with. */
    @GetMapping("/keys")
    Keys keys() {
        return new Keys(seals.published().stream()
                .map(k -> new KeyView(
                        k.id(), "Ed25519", Base64.getEncoder().encodeToString(k.publicKey()), k.firstSeal()))
                .toList());
    }

    /** Seals now, looking at every chain; the last seal when nothing has grown. */
    @PostMapping("/seals")
    @Nullable
    View seal() {
        actors.requireAny(Role.DIRECTOR, Role.ADMIN);
        try {
            return seals.seal(true).or(seals::last).map(View::of).orElse(null);
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("trail.sealing");
        }
    }

    private static long before(@Nullable String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Refused.malformed("list.cursor", after);
        }
    }
}
