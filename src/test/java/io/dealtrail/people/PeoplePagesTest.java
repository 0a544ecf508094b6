package io.dealtrail.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The admin's page of people. */
@H2ProductTest
class PeoplePagesTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Api api;

    @Autowired
    private People people;

    @Test
    void onlyAnAdminSeesAccountsAndMail() throws Exception {
        for (String path : new String[] {"/people", "/people/new", "/people/legal", "/outbox"}) {
            mvc.perform(get(path).with(as("director"))).andExpect(status().isForbidden());
            mvc.perform(get(path).with(as("admin"))).andExpect(status().isOk());
        }
        mvc.perform(post("/people/legal/lock").with(as("director")).with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void aPersonIsCreatedLockedAndUnlocked() throws Exception {
        String made = String.valueOf(mvc.perform(post("/people")
                        .param("username", "page.made")
                        .param("name", "Page <b>Made</b>")
                        .param("roles", "REP")
                        .param("groups", "sales-reps")
                        .param("team", "brinkmann")
                        .with(as("admin"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/people/page.made"))
                .andReturn()
                .getFlashMap()
                .get("password"));
        assertThat(made).hasSize(16);
        assertThat(mvc.perform(get("/people?q=page").with(as("admin")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Page &lt;b&gt;Made&lt;/b&gt;")
                .doesNotContain("<b>Made");
        mvc.perform(post("/people/page.made/lock").with(as("admin")).with(csrf()));
        assertThat(people.require("page.made").active()).isFalse();
        mvc.perform(post("/people/page.made/unlock").with(as("admin")).with(csrf()));
        assertThat(people.require("page.made").active()).isTrue();
    }

    @Test
    void whatIsWrongIsToldAtItsField() throws Exception {
        String page = mvc.perform(post("/people")
                        .param("username", "Wrong Name")
                        .param("name", "")
                        .with(as("admin"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Wrong Name is no user name");
    }

    @Test
    void nobodyLocksThemselvesOut() throws Exception {
        mvc.perform(post("/people/admin/lock").with(as("admin")).with(csrf()));
        mvc.perform(post("/people/admin")
                        .param("name", "Admin")
                        .param("roles", "AUDITOR")
                        .with(as("admin"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity());
        api.as("admin").get("/api/outbox").expect(200);
    }

    private static RequestPostProcessor as(String username) {
        return SecurityMockMvcRequestPostProcessors.user(username);
    }
}
