package io.dealtrail.customer;

import io.dealtrail.customer.MergeLog.Merge;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/accounts/merges")
class MergeController {

    /**
     * @param from the account that goes into {@code into}
     * @param fields by field {@code from} or {@code into}: whose value stays; what is not named stays where it is, blanks are filled
     * @param dryRun only tells what would happen
     */
    record Wanted(
            @Nullable String from,
            @Nullable String into,
            @Nullable Map<String, String> fields,
            @Nullable Boolean dryRun) {}

    /** @param left what could not be brought back */
    record Undone(Merge merge, List<MergeUndo.Left> left) {}

    private final MergeDesk desk;
    private final Actors actors;

    MergeController(MergeDesk desk, Actors actors) {
        this.desk = desk;
        this.actors = actors;
    }

    @PostMapping
    ResponseEntity<Object> merge(@RequestBody Wanted wanted) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        String from = given("from", wanted.from());
        String into = given("into", wanted.into());
        Set<String> taken = taken(from, into, wanted.fields());
        if (Boolean.TRUE.equals(wanted.dryRun())) {
            return ResponseEntity.ok(desk.preview(from, into, taken));
        }
        Merge merge = desk.merge(from, into, taken);
        return ResponseEntity.created(URI.create("/api/accounts/merges/" + merge.id()))
                .body(merge);
    }

    @GetMapping("/{id}")
    Merge merge(@PathVariable String id) {
        return desk.require(id);
    }

    @PostMapping("/{id}/undo")
    Undone undo(@PathVariable String id) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        return new Undone(desk.require(id), desk.undo(id));
    }

    private @Nullable Set<String> taken(String from, String into, @Nullable Map<String, String> fields) {
        if (fields == null) {
            return null;
        }
        Set<String> taken = new HashSet<>();
        desk.preview(from, into, null).fields().stream()
                .filter(MergeField::takesFolded)
                .forEach(f -> taken.add(f.name()));
        fields.forEach((field, side) -> {
            if (!MergeField.NAMES.contains(field)) {
                throw Refused.field("fields." + field, "field.unknown", field);
            }
            if (!List.of("from", "into").contains(side)) {
                throw Refused.field("fields." + field, "field.choice", field, "from, into");
            }
            taken.remove(field);
            if (side.equals("from")) {
                taken.add(field);
            }
        });
        return taken;
    }

    private static String given(String field, @Nullable String id) {
        if (id == null || id.isBlank()) {
            throw Refused.field(field, "field.required", field);
        }
        return id;
    }
}
