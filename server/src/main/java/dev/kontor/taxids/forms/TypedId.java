package dev.kontor.taxids.forms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people type when they are asked for their tax id, made plain. */
final class TypedId {
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u0302\\u0304-\\u036f]");

    /** Says nothing alone, since countries' prefixes look the same. */
    private static final String SHORT = "EU|MY|UST|KM|IC|PI|BN|MF|ID|NR|NO|IN|ИН";

    /** Words that are written before ids, as they read without blanks and punctuation. */
    private static final String LONG =
            "EUROPEAN|INTRACOMMUNITY|OUR|YOUR|FEDERAL|COMPANY|BUSINESS|VAT|GST|HST|TAXPAYER|TAX"
                    + "|SALES|CONSUMPTION|VALUEADDED|UMSATZSTEUER|USTID|MEHRWERTSTEUER|MWST|STEUER"
                    + "|TVA|INTRACOMMUNAUTAIRE|INTRACOM|INTRA|IVA|PARTITA|PIVA|BTW|MOMS|ALV"
                    + "|ARVONLISAVERO|KMKR|KMKOHUSTUSLASE|PVN|PVM|DPH|DDV|PDV|DIC|ICDPH|OIB|AFA|AFM"
                    + "|ADOSZAM|KOZOSSEGI|CUI|CIF|NIF|NIPC|NIP|NIE|DNI|CVR|SIREN|SIRET"
                    + "|ORGANISASJONS|ORGANISATIONS|FORETAKS|ORG|YTUNNUS|TUNNUS|BULSTAT|EIK|VSK|UID"
                    + "|ABN|IRD|NZBN|UEN|GSTIN|PAN|TRN|TIN|EIN|FEIN|RFC|CNPJ|CPF|CUIT|CUIL|RUT|RUN"
                    + "|NIT|RUC|RIF|RNC|VKN|TCKN|TCKIMLIK|VERGI|INN|KPP|UNP|BIN|IIN|PIN|ICE|PIB"
                    + "|NPWP|MST|USCC|NRT|NIPT|NUIS|VOEN|STIR|MATRICULEFISCALE|EDB|JIB|IDNO|UBN"
                    + "|IDENTIFICATION|IDENTIFIKATIONS|REGISTRATION|REGISTER|REGISTRY|REG|INVOICE"
                    + "|NUMBER|NUMMER|NUMERO|NUMER|NUM|NRO|ΑΦΜ|ИНН|УНП|ДДС|ПДВ|НДС|ЕИК|БИН|ИИН|КОД";

    private static final Pattern BEFORE =
            Pattern.compile("^N?(?:%s)*(?:%s)(?:%s|%s)*+".formatted(SHORT, LONG, LONG, SHORT));

    private static final Pattern AFTER = Pattern.compile("(?:VAT|FORETAKSREGISTERET)$");

    private TypedId() {}

    /** Upper case; letters, digits and the few signs that schemes use. */
    static String clean(String typed) {
        String wide = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder clean = new StringBuilder(wide.length());
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            if (Character.isDigit(c)) {
                clean.append(Character.digit(c, 10));
            } else if (Character.isLetter(c) || c == '+' || c == '*' || c == '&') {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** Without the words around it, such as {@code VAT no.} and {@code MWST}. */
    static String withoutWords(String clean) {
        String bare =
                MARKS.matcher(Normalizer.normalize(clean, Normalizer.Form.NFD)).replaceAll("");
        String composed = Normalizer.normalize(bare, Normalizer.Form.NFC);
        return AFTER.matcher(BEFORE.matcher(composed).replaceFirst("")).replaceFirst("");
    }
}
