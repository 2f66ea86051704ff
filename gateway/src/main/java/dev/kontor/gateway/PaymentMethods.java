package dev.kontor.gateway;

import dev.kontor.gateway.PaymentMethod.Flow;
import dev.kontor.gateway.PaymentMethod.Refunds;
import dev.kontor.gateway.PaymentMethod.Reversal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All payment methods, in the order of the handbook's catalogue (6.6). */
public final class PaymentMethods {
    private static final Map<String, PaymentMethod> BY_ID =
            Collections.unmodifiableMap(read(PaymentMethodTable.ROWS));

    private PaymentMethods() {}

    public static @Nullable PaymentMethod find(String id) {
        return BY_ID.get(id);
    }

    /**
     * Where the bank is of whoever pays by this method, if all its banks are in one country:
     * evidence of the buyer's place before any money is taken.
     */
    public static Optional<String> bankCountry(String id) {
        return Optional.ofNullable(find(id))
                .filter(it -> PaymentMethodTable.BANKS_OF_ONE_COUNTRY.contains(it.id()))
                .map(it -> it.countries().iterator().next());
    }

    public static List<PaymentMethod> all() {
        return List.copyOf(BY_ID.values());
    }

    private static Map<String, PaymentMethod> read(String rows) {
        Map<String, PaymentMethod> byId = new LinkedHashMap<>();
        rows.lines()
                .filter(row -> !row.startsWith("#"))
                .map(PaymentMethods::row)
                .forEach(method -> {
                    if (byId.put(method.id(), method) != null) {
                        throw new IllegalStateException("twice: " + method.id());
                    }
                });
        return byId;
    }

    private static PaymentMethod row(String row) {
        String[] cell = Arrays.stream(row.split(";", -1)).map(String::strip).toArray(String[]::new);
        if (cell.length != 9) {
            throw new IllegalStateException("nine columns, please: " + row);
        }
        return new PaymentMethod(
                cell[0],
                cell[1],
                flow(cell[2]),
                Duration.parse(cell[3]),
                refunds(cell[4]),
                refundWindow(cell[4]),
                cell[5].equals("Y"),
                reversal(cell[6]),
                words(cell[8]).flatMap(PaymentMethodTable::countries).collect(Collectors.toSet()),
                currencies(cell[7]));
    }

    private static Flow flow(String letter) {
        return switch (letter) {
            case "C" -> Flow.CARD;
            case "W" -> Flow.WALLET;
            case "R" -> Flow.REDIRECT;
            case "A" -> Flow.APP;
            case "V" -> Flow.VOUCHER;
            case "T" -> Flow.TRANSFER;
            case "D" -> Flow.DEBIT;
            case "B" -> Flow.PAY_LATER;
            default -> throw new IllegalStateException("no flow: " + letter);
        };
    }

    private static Refunds refunds(String cell) {
        return switch (cell.charAt(0)) {
            case 'F' -> Refunds.FULL_AND_PARTIAL;
            case 'O' -> Refunds.FULL_ONLY;
            case 'X' -> Refunds.NONE;
            default -> throw new IllegalStateException("no refunds: " + cell);
        };
    }

    private static @Nullable Duration refundWindow(String cell) {
        return cell.length() == 1 ? null : Duration.ofDays(Long.parseLong(cell.substring(2)));
    }

    private static Reversal reversal(String letter) {
        return switch (letter) {
            case "Y" -> Reversal.CHARGEBACK;
            case "D" -> Reversal.DEBIT_RETURN;
            case "P" -> Reversal.PROVIDER_DISPUTE;
            case "N" -> Reversal.NONE;
            default -> throw new IllegalStateException("no reversal: " + letter);
        };
    }

    private static Set<Currency> currencies(String cell) {
        return words(cell).map(Currency::getInstance).collect(Collectors.toSet());
    }

    private static Stream<String> words(String cell) {
        return cell.equals("*") ? Stream.empty() : Arrays.stream(cell.split(" ", -1));
    }
}
