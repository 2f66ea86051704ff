package dev.kontor.access;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendors;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** Wires keys, persons and the security of every path. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class AccessModule {
    @Bean
    ApiKeys apiKeys(Database database, Vendors vendors, Clocks clocks) {
        return new ApiKeys(database, vendors, clocks);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    Persons persons(Database database, Vault vault, PasswordEncoder passwords, Clocks clocks) {
        return new Persons(database, vault, passwords, clocks);
    }

    @Bean
    Sandboxes sandboxes(Vendors vendors, ApiKeys keys) {
        return new Sandboxes(vendors, keys);
    }

    @Bean
    UserDetailsService userDetails(Persons persons) {
        return email ->
                persons.find(email)
                        .map(SignedIn::new)
                        .orElseThrow(() -> new UsernameNotFoundException("nobody signs in so"));
    }

    @Bean
    FilterRegistrationBean<ApiKeyFilter> apiKeyFilter(ApiKeys keys, Vendors vendors) {
        FilterRegistrationBean<ApiKeyFilter> registration =
                new FilterRegistrationBean<>(new ApiKeyFilter(keys, vendors));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.addUrlPatterns("/v1/*");
        return registration;
    }

    /** The console: signed in, with a session and CSRF tokens. */
    @Bean
    @org.springframework.core.annotation.Order(1)
    SecurityFilterChain consoleSecurity(HttpSecurity http) throws Exception {
        return new ConsoleSecurity().chain(http);
    }

    @Bean
    ServletContextInitializer sessionCookie(Settings settings) {
        return context -> ConsoleSecurity.cookie(context, settings.baseUrl().startsWith("https:"));
    }

    /**
     * Everything else: the API is authorized by its key, public pages by the token in their path;
     * neither has a session or a cookie, so there is nothing that a forged request could use.
     */
    @Bean
    @org.springframework.core.annotation.Order(2)
    SecurityFilterChain publicSecurity(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.disable())
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .logout(logout -> logout.disable())
                .servletApi(api -> api.disable())
                .headers(AccessModule::noHeaders)
                .build();
    }

    /** Security headers are written by module web, one set for every path. */
    private static void noHeaders(HeadersConfigurer<HttpSecurity> headers) {
        headers.disable();
    }
}
