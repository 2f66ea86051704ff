package dev.kontor.gateway;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalogue of payment methods as a table (handbook 6.6; to be verified against each provider's
 * contract). Card brands are one method.
 *
 * <p>Columns: id; name; flow ({@code C} card, {@code W} wallet, {@code R} redirect, {@code A} app,
 * {@code V} voucher, {@code T} transfer, {@code D} debit, {@code B} pay later); usual confirmation;
 * refunds ({@code F} full and partial, {@code O} full only, {@code X} none, with the window in
 * days); recurring; reversal ({@code Y} chargeback, {@code D} debit return, {@code P} provider's
 * dispute, {@code N} none); currencies; countries. {@code *} means all.
 */
final class PaymentMethodTable {
    private static final List<String> EU =
            codes(
                    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI"
                            + " SK");
    private static final List<String> EEA = plus(EU, "IS LI NO");
    private static final List<String> SEPA = plus(EEA, "AD AL CH GB MC MD ME MK RS SM VA");
    private static final Map<String, List<String>> REGIONS =
            Map.of("EU", EU, "EEA", EEA, "SEPA", SEPA);

    static final String ROWS =
            """
            # cards and wallets
            card; Card; C; PT0S; F; Y; Y; *; *
            bancontact; Bancontact; A; PT0S; F; N; N; EUR; BE
            knet; KNET; R; PT0S; F; N; N; KWD; KW
            benefit; Benefit; R; PT0S; F; N; N; BHD; BH
            apple_pay; Apple Pay; W; PT0S; F; Y; Y; *; *
            google_pay; Google Pay; W; PT0S; F; Y; Y; *; *
            click_to_pay; Click to Pay; W; PT0S; F; Y; Y; *; *
            paypal; PayPal; W; PT0S; F 180; Y; P; \
            AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS \
            JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD; *
            venmo; Venmo; W; PT0S; F; Y; P; USD; US
            cash_app_pay; Cash App Pay; A; PT0S; F; Y; P; USD; US
            amazon_pay; Amazon Pay; W; PT0S; F; Y; P; *; EU GB JP US
            revolut_pay; Revolut Pay; W; PT0S; F; Y; P; *; EEA GB
            # apps
            alipay; Alipay; A; PT0S; F 90; Y; N; \
            AUD CAD CNY EUR GBP HKD JPY NZD SGD USD; CN
            wechat_pay; WeChat Pay; A; PT0S; F 180; N; N; \
            AUD CAD CNY EUR GBP HKD JPY SGD USD; CN
            kakao_pay; KakaoPay; A; PT0S; F; Y; P; KRW; KR
            naver_pay; Naver Pay; A; PT0S; F; Y; P; KRW; KR
            toss_pay; Toss Pay; A; PT0S; F; Y; P; KRW; KR
            paypay; PayPay; A; PT0S; F; Y; N; JPY; JP
            grabpay; GrabPay; A; PT0S; F 90; N; N; MYR PHP SGD; MY PH SG
            gcash; GCash; A; PT0S; F; Y; N; PHP; PH
            maya; Maya; A; PT0S; F; Y; N; PHP; PH
            dana; DANA; A; PT0S; F; Y; N; IDR; ID
            ovo; OVO; A; PT0S; O; N; N; IDR; ID
            gopay; GoPay; A; PT0S; F; Y; N; IDR; ID
            shopeepay; ShopeePay; A; PT0S; F; Y; N; IDR MYR THB; ID MY TH
            touch_n_go; Touch 'n Go; A; PT0S; F; Y; N; MYR; MY
            truemoney; TrueMoney; A; PT0S; F; Y; N; THB; TH
            momo; MoMo; A; PT0S; F; Y; N; VND; VN
            zalopay; ZaloPay; A; PT0S; F; Y; N; VND; VN
            bkash; bKash; A; PT0S; F; Y; N; BDT; BD
            m_pesa; M-Pesa; A; PT1M; X; N; N; KES TZS; KE TZ
            mtn_momo; MTN MoMo; A; PT1M; X; N; N; GHS UGX XAF; CM GH UG
            mercado_pago; Mercado Pago; W; PT0S; F 180; Y; P; ARS BRL CLP MXN; AR BR CL MX
            nequi; Nequi; A; PT0S; F; Y; N; COP; CO
            yape; Yape; A; PT0S; F; Y; N; PEN; PE
            swish; Swish; A; PT0S; F 365; N; N; SEK; SE
            vipps_mobilepay; Vipps MobilePay; A; PT0S; F; Y; Y; DKK EUR NOK; DK FI NO
            twint; TWINT; A; PT0S; F 180; Y; N; CHF; CH
            blik; BLIK; A; PT0S; F; Y; P; PLN; PL
            mb_way; MB WAY; A; PT5M; F; N; N; EUR; PT
            bizum; Bizum; A; PT0S; F; N; N; EUR; ES
            satispay; Satispay; A; PT0S; F; Y; N; EUR; IT
            # banks
            ideal; iDEAL | Wero; R; PT0S; F; N; N; EUR; NL
            wero; Wero; A; PT0S; F; N; P; EUR; BE DE FR
            eps; EPS; R; PT0S; F; N; N; EUR; AT
            przelewy24; Przelewy24; R; PT0S; F 180; N; N; EUR PLN; PL
            trustly; Trustly; R; PT0S; F; Y; N; EUR SEK; EE FI SE
            pay_by_bank; Pay by Bank; R; PT0S; F; N; N; EUR GBP; EU GB
            fpx; FPX; R; PT0S; F; N; N; MYR; MY
            promptpay; PromptPay; A; PT0S; F; N; N; THB; TH
            paynow; PayNow; A; PT0S; F; N; N; SGD; SG
            upi; UPI; A; PT0S; F; Y; P; INR; IN
            netbanking; Netbanking; R; PT0S; F; N; N; INR; IN
            qris; QRIS; A; PT0S; X; N; N; IDR; ID
            pix; Pix; A; PT0S; F 90; Y; P; BRL; BR
            spei; SPEI; T; PT5M; X; N; N; MXN; MX
            pse; PSE; R; PT0S; X; N; N; COP; CO
            webpay; Webpay; R; PT0S; F; Y; Y; CLP; CL
            # debits and transfers
            sepa_debit; SEPA Direct Debit; D; P5D; F; Y; D; EUR; SEPA
            bacs_debit; Bacs Direct Debit; D; P3D; F; Y; D; GBP; GB
            ach_debit; ACH debit; D; P5D; F; Y; D; USD; US
            pad; Pre-authorized debit; D; P5D; F; Y; D; CAD; CA
            becs_debit; BECS Direct Debit; D; P3D; F; Y; D; AUD; AU
            payto; PayTo; D; PT0S; F; Y; N; AUD; AU
            sepa_transfer; SEPA Credit Transfer; T; P1D; X; N; N; EUR; SEPA
            us_transfer; US bank transfer; T; P2D; X; N; N; USD; US
            # vouchers
            multibanco; Multibanco; V; P2D; F; N; N; EUR; PT
            boleto; Boleto; V; P2D; X; Y; N; BRL; BR
            oxxo; OXXO; V; P1D; X; N; N; MXN; MX
            konbini; Konbini; V; P1D; X; N; N; JPY; JP
            pay_easy; Pay-easy; V; P1D; X; N; N; JPY; JP
            efecty; Efecty; V; P1D; X; N; N; COP; CO
            pago_efectivo; PagoEfectivo; V; P1D; X; N; N; PEN; PE
            rapipago; Rapipago; V; P2D; X; N; N; ARS; AR
            pago_facil; Pago Fácil; V; P2D; X; N; N; ARS; AR
            fawry; Fawry; V; PT5M; X; N; N; EGP; EG
            indomaret; Indomaret; V; PT5M; X; N; N; IDR; ID
            alfamart; Alfamart; V; PT5M; X; N; N; IDR; ID
            paysafecard; paysafecard; W; PT0S; F; N; N; *; EU
            # pay later
            klarna; Klarna; B; PT0S; F; Y; P; CZK DKK EUR GBP PLN SEK USD; EU GB US
            afterpay_clearpay; Afterpay / Clearpay; B; PT0S; F; N; P; \
            AUD CAD GBP NZD USD; AU CA GB NZ US
            affirm; Affirm; B; PT0S; F; N; P; CAD USD; CA US
            alma; Alma; B; PT0S; F; N; P; EUR; FR
            scalapay; Scalapay; B; PT0S; F; N; P; EUR; IT
            riverty; Riverty; B; PT0S; F; N; P; DKK EUR NOK SEK; DE DK FI NL NO SE
            tabby; Tabby; B; PT0S; F; N; P; AED SAR; AE SA
            tamara; Tamara; B; PT0S; F; N; P; AED SAR; AE SA
            billie; Billie; B; PT0S; F; N; P; EUR; EU
            """;

    /**
     * Schemes whose every account is at a bank of their one country, so that who pays by them has a
     * bank there. Not among them: wallets; cash in a shop; what banks of a neighbor take part in
     * (Bizum with Andorra, Bacs with the Channel Islands and Gibraltar); codes that foreign apps
     * can pay (PromptPay, PayNow, QRIS); and Webpay and US transfers, which take foreign cards and
     * wires.
     */
    static final Set<String> BANKS_OF_ONE_COUNTRY =
            Set.of(
                    "bancontact",
                    "knet",
                    "benefit",
                    "swish",
                    "twint",
                    "blik",
                    "mb_way",
                    "ideal",
                    "eps",
                    "przelewy24",
                    "fpx",
                    "upi",
                    "netbanking",
                    "pix",
                    "spei",
                    "pse",
                    "ach_debit",
                    "pad",
                    "becs_debit",
                    "payto",
                    "multibanco",
                    "boleto",
                    "pay_easy");

    private PaymentMethodTable() {}

    /** A region of the table as its countries; a country as itself. */
    static Stream<String> countries(String code) {
        return REGIONS.getOrDefault(code, List.of(code)).stream();
    }

    private static List<String> plus(List<String> some, String more) {
        return Stream.concat(some.stream(), codes(more).stream()).toList();
    }

    private static List<String> codes(String codes) {
        return List.of(codes.split(" ", -1));
    }
}
