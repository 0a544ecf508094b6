package io.dealtrail.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** A person's row: roles and groups are short sets, kept as comma lists. */
final class PersonRow {

    private PersonRow() {}

    static Person map(ResultSet rs, int row) throws SQLException {
        return new Person(
                rs.getString("username"),
                rs.getString("name"),
                rs.getString("email"),
                rs.getString("team"),
                rs.getString("region"),
                split(rs.getString("roles")).stream().map(Role::valueOf).collect(Collectors.toSet()),
                split(rs.getString("groups_of")),
                rs.getString("language"),
                rs.getString("time_zone"),
                rs.getBoolean("active"));
    }

    static String join(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }

    private static Set<String> split(String list) {
        return Arrays.stream(list.split(",")).filter(s -> !s.isBlank()).collect(Collectors.toSet());
    }
}
