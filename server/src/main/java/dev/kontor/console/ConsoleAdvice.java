package dev.kontor.console;

import dev.kontor.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Shows refusals within the frame, so that whoever meets one is not lost. */
@ControllerAdvice(basePackageClasses = ConsoleAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConsoleAdvice {
    private final StaffFinder finder;
    private final ConsolePages pages;

    ConsoleAdvice(StaffFinder finder, ConsolePages pages) {
        this.finder = finder;
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Problem problem, HttpServletRequest request) {
        if (problem.code().equals(StaffFinder.NO_ACCOUNT)) {
            throw problem; // There is no frame without a vendor.
        }
        return pages.problem(finder.of(request), problem);
    }
}
