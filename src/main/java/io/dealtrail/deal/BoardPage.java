package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board. A deal is never moved on it: its cards lead to the tasks that its process offers. */
@Controller
class BoardPage {

    private final Board board;
    private final Actors actors;

    BoardPage(Board board, Actors actors) {
        this.board = board;
        this.actors = actors;
    }

    @GetMapping("/board")
    String board(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable Boolean stalled,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String column,
            @RequestParam(required = false) @Nullable String after,
            HtmxRequest htmx,
            Model model) {
        DealFilter filter = new DealFilter(null, null, owner, team, null, null, stalled, q);
        model.addAttribute("filter", filter);
        model.addAttribute("wonDays", BoardColumns.WON_DAYS);
        model.addAttribute(
                "closes",
                actors.person().is(Role.REP)
                        || actors.person().is(Role.MANAGER)
                        || actors.person().is(Role.DIRECTOR));
        if (column != null && after != null) {
            Board.More more = board.more(column, filter, after);
            model.addAttribute("column", more.column());
            model.addAttribute("cards", more.cards());
            model.addAttribute("next", more.next());
            model.addAttribute("names", more.names());
            return "deal/board :: cards";
        }
        Board.View view = board.of(filter);
        model.addAttribute("view", view);
        model.addAttribute("names", view.names());
        return htmx.isHtmxRequest() ? "deal/board :: columns" : "deal/board";
    }
}
