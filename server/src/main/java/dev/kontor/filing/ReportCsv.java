package dev.kontor.filing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as a table: one row per line, correction, balance, customer, stay elsewhere and box (RFC
 * 4180).
 */
final class ReportCsv {
    private static final int NAME = 10;
    private static final int COLUMNS = 15;

    private final StringBuilder text = new StringBuilder();
    private final Report report;
    private final int exponent;

    private ReportCsv(Report report) {
        this.report = report;
        this.exponent = Currency.getInstance(report.currency()).getDefaultFractionDigits();
    }

    static byte[] write(Report report) {
        ReportCsv csv = new ReportCsv(report);
        csv.whole();
        return csv.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void whole() {
        row(
                "row",
                "period",
                "country",
                "region",
                "jurisdiction",
                "tax_type",
                "rate_type",
                "rate",
                "treatment",
                "tax_id",
                "name",
                "currency",
                "net",
                "taxable",
                "tax");
        for (Report.Line it : report.lines()) {
            String period = it.latePeriod() == null ? report.period() : it.latePeriod();
            row(
                    "line",
                    period,
                    it.country(),
                    it.region(),
                    it.jurisdiction(),
                    it.taxType(),
                    it.rateType(),
                    it.rate(),
                    it.treatment(),
                    null,
                    null,
                    report.currency(),
                    amount(it.net()),
                    amount(it.taxable()),
                    amount(it.tax()));
        }
        report.corrections()
                .forEach(it ->
                        figure("correction", it.period(), it.country(), "", "", "", it.tax()));
        report.direct()
                .forEach(it -> figure("direct", it.period(), it.country(), "", "", "", it.tax()));
        report.balances()
                .forEach(it ->
                        figure("balance", report.period(), it.country(), "", "", "", it.tax()));
        report.customers()
                .forEach(it ->
                        figure(
                                "customer",
                                report.period(),
                                it.country(),
                                it.taxId(),
                                "",
                                amount(it.net()),
                                0));
        report.elsewhere().forEach(this::elsewhere);
        report.boxes()
                .forEach(it ->
                        figure(
                                "box " + it.box(),
                                report.period(),
                                "",
                                "",
                                it.name(),
                                amount(it.amount()),
                                0));
        figure("due", report.period(), "", "", "", "", report.totals().due());
    }

    private void elsewhere(Report.Elsewhere it) {
        @Nullable String[] cells = new String[COLUMNS];
        cells[0] = "elsewhere";
        cells[1] = it.from() + "/" + it.until();
        cells[2] = it.country();
        cells[NAME] = it.name();
        row(cells);
    }

    private void figure(
            String kind,
            String period,
            String country,
            String taxId,
            String name,
            String net,
            long tax) {
        row(
                kind,
                period,
                country,
                null,
                null,
                null,
                null,
                null,
                null,
                taxId,
                name,
                report.currency(),
                net,
                null,
                net.isEmpty() ? amount(tax) : "");
    }

    private String amount(long minor) {
        return BigDecimal.valueOf(minor, exponent).toPlainString();
    }

    private void row(@Nullable String... cells) {
        text.append(Arrays.stream(cells).map(ReportCsv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.indexOf(',') < 0 && value.indexOf('"') < 0
                ? value
                : '"' + value.replace("\"", "\"\"") + '"';
    }
}
