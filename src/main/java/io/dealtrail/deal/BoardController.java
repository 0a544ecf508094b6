package io.dealtrail.deal;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board for programs: what its page shows. */
@RestController
@RequestMapping("/api/board")
class BoardController {

    private final Board board;

    BoardController(Board board) {
        this.board = board;
    }

    @GetMapping
    Board.View board(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable Boolean stalled,
            @RequestParam(required = false) @Nullable String q) {
        return board.of(new DealFilter(null, null, owner, team, null, null, stalled, q));
    }

    /** The cards of a column that follow those already seen. */
    @GetMapping("/{column}")
    Board.More more(
            @PathVariable String column,
            @RequestParam String after,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable Boolean stalled,
            @RequestParam(required = false) @Nullable String q) {
        return board.more(column, new DealFilter(null, null, owner, team, null, null, stalled, q), after);
    }
}
