package dev.kontor.support;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where buyers withdraw from a contract (Directive 2011/83/EU art. 11a): the contact form, which
 * confirms in text form what was declared and when.
 */
@RestController
final class WithdrawController {
    @GetMapping("/withdraw")
    ResponseEntity<Void> withdraw(@RequestParam(defaultValue = "") String order) {
        String number = URLEncoder.encode(order, StandardCharsets.UTF_8);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/help?topic=refund&order=" + number))
                .build();
    }
}
