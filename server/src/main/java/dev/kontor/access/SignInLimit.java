package dev.kontor.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.web.AddressLimit;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often somebody may get a password wrong: 20 times a minute from one address, 10 times for one
 * account, which then recovers one try a minute. Whether such an account exists makes no
 * difference.
 */
final class SignInLimit extends OncePerRequestFilter {
    private static final int PER_ADDRESS = 20;
    private static final int PER_ACCOUNT = 10;

    private final AddressLimit addresses = new AddressLimit(PER_ADDRESS);
    private final Cache<String, Bucket> accounts =
            Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterAccess(Duration.ofMinutes(PER_ACCOUNT))
                    .build();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().equals(SignIn.PATH);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (addresses.allows(request) && account(request).tryConsume(1)) {
            chain.doFilter(request, response);
        } else {
            request.getRequestDispatcher(SignIn.TOO_OFTEN).forward(request, response);
        }
    }

    /** What was right does not count. */
    void succeeded(HttpServletRequest request) {
        addresses.forget(request);
        account(request).addTokens(1);
    }

    private Bucket account(HttpServletRequest request) {
        String email = String.valueOf(request.getParameter(SignIn.EMAIL));
        String name = email.substring(0, Math.min(email.length(), 320));
        return accounts.get(name.strip().toLowerCase(Locale.ROOT), any -> bucket());
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(PER_ACCOUNT).refillGreedy(1, Duration.ofMinutes(1)))
                .build();
    }
}
