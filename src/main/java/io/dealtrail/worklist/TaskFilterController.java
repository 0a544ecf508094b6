package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved views of the work list; {@code query} is what {@code GET /api/tasks} takes behind the question mark. */
@RestController
@RequestMapping("/api/task-filters")
class TaskFilterController {

    private final SavedFilters filters;
    private final Actors actors;

    TaskFilterController(SavedFilters filters, Actors actors) {
        this.filters = filters;
        this.actors = actors;
    }

    @GetMapping
    List<SavedFilters.Saved> all() {
        return filters.all();
    }

    @GetMapping("/{id}")
    SavedFilters.Saved one(@PathVariable String id) {
        return filters.require(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SavedFilters.Saved create(@RequestBody SavedFilters.Wanted wanted) {
        return filters.create(wanted);
    }

    @PatchMapping("/{id}")
    SavedFilters.Saved change(@PathVariable String id, @RequestBody SavedFilters.Wanted wanted) {
        return filters.change(id, wanted);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        actors.requireWorker();
        filters.delete(id);
    }
}
