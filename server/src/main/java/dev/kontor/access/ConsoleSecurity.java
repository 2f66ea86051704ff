package dev.kontor.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The console's doors: signed in with a password, then a session and CSRF tokens. */
final class ConsoleSecurity {
    private static final String START = "/console";
    private static final String SIGN_OUT = "/console/sign-out";

    private final SignInLimit limit = new SignInLimit();

    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        SavedRequestAwareAuthenticationSuccessHandler entered = entered();
        return http.securityMatcher(START, START + "/**")
                .authorizeHttpRequests(paths ->
                        paths.requestMatchers(SignIn.PATH, SignIn.WRONG, SignIn.TOO_OFTEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form ->
                        form.loginPage(SignIn.PATH)
                                .usernameParameter(SignIn.EMAIL)
                                .successHandler(entered)
                                .failureForwardUrl(SignIn.WRONG))
                .logout(logout ->
                        logout.logoutRequestMatcher(
                                        PathPatternRequestMatcher.withDefaults()
                                                .matcher(HttpMethod.POST, SIGN_OUT))
                                .logoutSuccessUrl(SignIn.PATH + "?out"))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(ConsoleSecurity::enter)
                                .accessDeniedHandler(ConsoleSecurity::deny))
                .requestCache(cache -> cache.requestCache(whereTo()))
                .addFilterBefore(limit, UsernamePasswordAuthenticationFilter.class)
                .headers(headers -> headers.disable())
                .build();
    }

    private SavedRequestAwareAuthenticationSuccessHandler entered() {
        SavedRequestAwareAuthenticationSuccessHandler handler =
                new SavedRequestAwareAuthenticationSuccessHandler() {
                    @Override
                    public void onAuthenticationSuccess(
                            HttpServletRequest request,
                            HttpServletResponse response,
                            Authentication authentication)
                            throws IOException, ServletException {
                        limit.succeeded(request);
                        super.onAuthenticationSuccess(request, response, authentication);
                    }
                };
        handler.setDefaultTargetUrl(START);
        return handler;
    }

    /** Where somebody wanted to go before the form came. */
    private static HttpSessionRequestCache whereTo() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request ->
                request.getMethod().equals("GET") && request.getHeader("HX-Request") == null);
        return cache;
    }

    /** Sends a stranger to the form; a part of a page is told to load the whole page there. */
    private static void enter(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(SignIn.PATH);
        } else {
            response.setHeader("HX-Redirect", SignIn.PATH);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static void deny(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken) {
            // The form is from a session that has ended, or from elsewhere.
            response.sendRedirect(SignIn.PATH + "?again");
            return;
        }
        request.getRequestDispatcher(SignIn.FORBIDDEN).forward(request, response);
    }

    /** The session's cookie goes to the console only, and over the network only encrypted. */
    static void cookie(ServletContext context, boolean secure) {
        SessionCookieConfig cookie = context.getSessionCookieConfig();
        cookie.setName("kontor_console");
        cookie.setPath(START);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
    }
}
