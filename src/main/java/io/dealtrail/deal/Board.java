package io.dealtrail.deal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.deal.BoardColumns.Column;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Scope;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The deals in the columns that the backbone draws. A page of each column, all totals and the tasks of the cards that are shown:
 * a handful of statements, however many deals there are.
 */
@Component
@Transactional(readOnly = true)
class Board {

    static final int SIZE = 20;

    /**
     * @param next cursor of the cards that follow, or null
     * @param totals of the whole column, not of the shown cards
     */
    record Filled(
            Column column,
            BoardTotals.Totals totals,
            List<BoardCards.Card> cards,
            @Nullable String next) {}

    /**
     * @param total of all open deals
     * @param asOf when the totals were counted; null when it was just now
     */
    record View(
            List<Filled> columns,
            BoardTotals.Totals total,
            @Nullable Instant asOf,
            @JsonIgnore Map<String, String> names,
            DealChoices.Choices choices) {}

    /** More cards of one column. */
    record More(
            Column column,
            List<BoardCards.Card> cards,
            @Nullable String next,
            Map<String, String> names) {}

    private final BoardColumns columns;
    private final BoardCards cards;
    private final BoardTotals totals;
    private final DealChoices choices;
    private final People people;
    private final Actors actors;

    Board(
            BoardColumns columns,
            BoardCards cards,
            BoardTotals totals,
            DealChoices choices,
            People people,
            Actors actors) {
        this.columns = columns;
        this.cards = cards;
        this.totals = totals;
        this.choices = choices;
        this.people = people;
        this.actors = actors;
    }

    View of(DealFilter filter) {
        DealChoices.Choices offered = choices.ofReader();
        Scope scope = offered.scope();
        List<Column> drawn = columns.drawn();
        BoardTotals.Counted counted = totals.of(filter, scope);
        List<BoardCards.Card> all = cards.first(drawn, filter, scope, SIZE + 1);
        List<Filled> filled = new ArrayList<>();
        for (Column column : drawn) {
            List<BoardCards.Card> own =
                    all.stream().filter(c -> c.stage().equals(column.key())).toList();
            filled.add(new Filled(column, counted.of(column), cut(own), next(own)));
        }
        Map<String, String> names = offered.names().isEmpty() ? names(all) : offered.names();
        return new View(filled, counted.open(), counted.asOf(), names, offered);
    }

    /** @throws Refused {@code board.column} (400) for a column that is not drawn */
    More more(String key, DealFilter filter, String after) {
        Column column = columns.drawn().stream()
                .filter(c -> c.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refused.malformed("board.column", key));
        Scope scope = people.scope(actors.person());
        List<BoardCards.Card> own = cards.after(column, filter, scope, after, SIZE + 1);
        return new More(column, cut(own), next(own), names(own));
    }

    private static List<BoardCards.Card> cut(List<BoardCards.Card> cards) {
        return cards.size() > SIZE ? cards.subList(0, SIZE) : cards;
    }

    private static @Nullable String next(List<BoardCards.Card> cards) {
        if (cards.size() <= SIZE) {
            return null;
        }
        BoardCards.Card last = cards.get(SIZE - 1);
        return Cursor.of(last.enteredAt(), last.number());
    }

    /** Names of owners and of who has a task. */
    private Map<String, String> names(List<BoardCards.Card> cards) {
        return people.names(cards.stream()
                .flatMap(BoardCards.Card::persons)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }
}
