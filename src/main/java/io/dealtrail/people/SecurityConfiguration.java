package io.dealtrail.people;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.security.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Three doors: the API (Basic or token, no session), what outsiders reach (signed hooks, links), and the pages (session, CSRF). */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CSP = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
            + "font-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    /** The stream of signals to a person's open pages. */
    private static final String EVENTS = "/events";

    /** Who changes business data at all. */
    private static final String[] WORKING = {
        Role.REP.name(), Role.MANAGER.name(), Role.DIRECTOR.name(), Role.SPECIALIST.name()
    };

    /** Who sets prices, and keeps web forms. */
    private static final String[] PRICING = {Role.MANAGER.name(), Role.DIRECTOR.name(), Role.ADMIN.name()};

    @Bean
    PasswordEncoder passwordEncoder() {
        return new RememberingPasswordEncoder(new BCryptPasswordEncoder());
    }

    @Bean
    UserDetailsService userDetails(JdbcClient jdbc, People people, SignIns signIns) {
        // Whether there is such a name must not show in whether it can be locked.
        return username -> signIns.locked(username)
                ? User.withUsername(username).password("").accountLocked(true).build()
                : known(username, jdbc, people);
    }

    private static UserDetails known(String username, JdbcClient jdbc, People people) {
        return people.find(username.strip().toLowerCase(java.util.Locale.ROOT))
                .map(person -> User.withUsername(person.username())
                        .password(jdbc.sql("select password_hash from person where username = :username")
                                .param("username", person.username())
                                .query(String.class)
                                .single())
                        .authorities(SignedIn.authorities(person))
                        .disabled(!person.active())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException(username));
    }

    /**
     * The studio's scripts call the API about models with the session of the page they are on. What changes something carries the
     * CSRF token of that page; programs come with their own key and go through the door below.
     */
    @Bean
    @Order(0)
    SecurityFilterChain studio(HttpSecurity http, People people, Tokens tokens, AccessProblems problems)
            throws Exception {
        return http.securityMatcher(SecurityConfiguration::comesFromTheStudio)
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(problems::write).accessDeniedHandler(problems::write))
                .requestCache(cache -> cache.disable())
                .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(CSP)))
                .addFilterBefore(new FreshPersonFilter(people, tokens), AuthorizationFilter.class)
                .csrf(Customizer.withDefaults())
                .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                .build();
    }

    private static boolean comesFromTheStudio(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/processes")
                && request.getHeader("Authorization") == null
                && request.getRequestedSessionId() != null;
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, People people, Tokens tokens, AccessProblems problems) throws Exception {
        AuthenticationEntryPoint unauthorized = (request, response, e) -> {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Dealtrail\"");
            problems.write(request, response, e);
        };
        AccessDeniedHandler denied = (request, response, e) -> problems.write(request, response, e);
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthorized))
                .exceptionHandling(e -> e.authenticationEntryPoint(unauthorized).accessDeniedHandler(denied))
                .addFilterBefore(new FreshPersonFilter(people, tokens), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> {
                    // Here, because a role counts before anything of the request is looked at, its body included.
                    for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH)) {
                        a.requestMatchers(
                                        method,
                                        "/api/leads/**",
                                        "/api/deals/**",
                                        "/api/tasks/**",
                                        "/api/task-filters/**",
                                        "/api/accounts/**")
                                .hasAnyRole(WORKING)
                                .requestMatchers(method, "/api/products/**")
                                .hasAnyRole(PRICING)
                                .requestMatchers(method, "/api/web-forms/**")
                                .hasAnyRole(PRICING);
                    }
                    a.anyRequest().authenticated();
                })
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain outside(HttpSecurity http) throws Exception {
        return http.securityMatcher("/hooks/**", "/p/**", "/calendar/*.ics")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(CSP))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(a -> a.anyRequest().permitAll())
                .build();
    }

    /** Forms that strangers fill in: each says itself, by its content security policy, which sites may frame it. */
    @Bean
    @Order(2)
    SecurityFilterChain forms(HttpSecurity http) throws Exception {
        return http.securityMatcher("/w/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(h -> h.frameOptions(FrameOptionsConfig::disable)
                        .contentSecurityPolicy(c -> c.policyDirectives(CSP))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.STRICT_ORIGIN)))
                .authorizeHttpRequests(a -> a.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, People people, Tokens tokens) throws Exception {
        return http.addFilterBefore(new FreshPersonFilter(people, tokens), AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/")
                        .failureHandler((request, response, e) ->
                                response.sendRedirect(e instanceof LockedException ? "/login?locked" : "/login?error"))
                        .permitAll())
                .exceptionHandling(e -> e.authenticationEntryPoint(SecurityConfiguration::askToLogIn))
                .requestCache(cache -> cache.requestCache(wholePagesOnly()))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(CSP))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
                .csrf(Customizer.withDefaults())
                .authorizeHttpRequests(a -> a.dispatcherTypeMatchers(
                                DispatcherType.ASYNC) // the end of what was allowed at its beginning
                        .permitAll()
                        .requestMatchers(PathRequest.toStaticResources().atCommonLocations())
                        .permitAll()
                        .requestMatchers("/assets/**", "/login", "/error", "/favicon.ico")
                        .permitAll()
                        .requestMatchers("/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Whoever asked for a part of a page is told to load the whole page again, which then leads to the login. */
    private static void askToLogIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        if (EVENTS.equals(request.getRequestURI())) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED); // a stream cannot show a login
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            new LoginUrlAuthenticationEntryPoint("/login").commence(request, response, e);
        }
    }

    /** After the login a person comes back to the page asked for, never to a fragment of one. */
    private static HttpSessionRequestCache wholePagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return cache;
    }
}
