package dev.kontor.bench;

import java.util.Locale;

/** The order that every bench places: one license, a German consumer, a sandbox card. */
final class OrderBody {
    private OrderBody() {}

    /** The buyer's number is in the e-mail address, always eight digits. */
    static String of(String price, int number) {
        return """
        {"items": [{"price": "%s", "quantity": 1}],\
         "buyer": {"email": "buyer-%s@example.com", "name": "Ada Byron", "country": "DE",\
          "postal_code": "10115", "region": null, "city": "Berlin",\
          "line1": "Invalidenstra\u00dfe 117", "tax_id": null, "ip": "192.0.2.%d",\
          "locale": "de"},\
         "payment": {"method": "card", "token": "tok_visa"},\
         "consents": {"terms": true, "immediate_delivery": true},\
         "currency": "EUR", "coupon": null, "metadata": {}}\
        """
                .formatted(price, digits(number), 100 + number % 100);
    }

    static String digits(int number) {
        return String.format(Locale.ROOT, "%08d", number);
    }
}
