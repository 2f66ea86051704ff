package dev.kontor.tax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Excerpts of the files of states, each in the form that its publisher gives it. */
final class PublishedFiles {
    /** GeoNames' postal codes, a few of each state. */
    static final String ZIPS =
            """
            US\t85003\tPhoenix\tArizona\tAZ\tMaricopa\t013\t\t\t33.4\t-112.0\t4
            US\t85253\tParadise Valley\tArizona\tAZ\tMaricopa\t013\t\t\t33.5\t-111.9\t4
            US\t85396\tElsewhere\tArizona\tAZ\tMaricopa\t013\t\t\t33.6\t-112.6\t4
            US\t86401\tKingman\tArizona\tAZ\tMohave\t015\t\t\t35.2\t-114.0\t4
            US\t36003\tAutaugaville\tAlabama\tAL\tAutauga\t001\t\t\t32.4\t-86.7\t4
            US\t36067\tPrattville\tAlabama\tAL\tAutauga\t001\t\t\t32.5\t-86.5\t4
            US\t62301\tQuincy\tIllinois\tIL\tAdams\t001\t\t\t39.9\t-91.4\t4
            US\t62320\tCamp Point\tIllinois\tIL\tAdams\t001\t\t\t40.0\t-91.1\t4
            US\t62205\tEast Saint Louis\tIllinois\tIL\tSt. Clair\t163\t\t\t38.6\t-90.1\t4
            US\t60601\tChicago\tIllinois\tIL\tCook\t031\t\t\t41.9\t-87.6\t4
            US\t65604\tAsh Grove\tMissouri\tMO\tGreene\t077\t\t\t37.3\t-93.6\t4
            US\t65801\tSpringfield\tMissouri\tMO\tGreene\t077\t\t\t37.2\t-93.3\t4
            US\t63101\tSaint Louis\tMissouri\tMO\tSt. Louis (city)\t510\t\t\t38.6\t-90.2\t4
            US\t70112\tNew Orleans\tLouisiana\tLA\tOrleans Parish\t071\t\t\t29.9\t-90.1\t4
            US\t70062\tKenner\tLouisiana\tLA\tJefferson Parish\t051\t\t\t30.0\t-90.2\t4
            US\t70001\tMetairie\tLouisiana\tLA\tJefferson Parish\t051\t\t\t30.0\t-90.2\t4
            US\t80202\tDenver\tColorado\tCO\tDenver\t031\t\t\t39.7\t-105.0\t4
            US\t80401\tGolden\tColorado\tCO\tJefferson\t059\t\t\t39.7\t-105.2\t4
            """;

    static final String ARIZONA =
            """
            RegionCode,RegionName,BusinessCode,BusinessCodesName,TaxRate
            MAR,MARICOPA COUNTY,011,Restaurants and Bars,6.3
            MAR,MARICOPA COUNTY,017,Retail,6.3
            MOH,MOHAVE COUNTY,017,Retail,5.6
            PX,PHOENIX,017,Retail Sales,2.8
            GRI,GILA RIVER INDIAN COMMUNITY,017,Retail,0
            PX,PHOENIX,044,Hotels,5.8
            PV,PARADISE VALLEY,017,Retail Sales,2.5
            KM,KINGMAN,017,Retail Sales,3
            """;

    static final String ALABAMA =
            """
            LocalityCode,LocalityName,CountyNumber,TaxType,RateType,Administered,ActiveDate,InactiveDate,Rate,Indicator,PJ,CountyCode,PJRate
            7001,AUTAUGA COUNTY,04,SU,GENER,STATE,20110801,,2.0000,AC,,,
            7001,AUTAUGA COUNTY,04,SU,GENER,STATE,20010101,20110731,1.0000,RC,,,
            7101,AUTAUGA COUNTY CL PRATTVILLE,04,SU,GENER,STATE,20110801,,1.5000,AC,,,
            7001,AUTAUGA COUNTY,04,ST,GENER,STATE,20110801,,2.5000,AC,,,
            9013,PRATTVILLE,04,SU,GENER,AVENU,20160101,,3.5000,AC,Y,7001,1.7500
            9013,PRATTVILLE,04,SU,GENER,AVENU,20100101,20151231,3.0000,RC,Y,7001,1.5000
            9014,AUTAUGAVILLE,04,SU,GENER,SELF,20100101,20260831,2.0000,RC,,,
            9014,AUTAUGAVILLE,04,SU,GENER,SELF,20260901,,3.0000,AC,,,
            9013,PRATTVILLE,04,SU,AUTO,AVENU,20160101,,1.0000,AC,Y,7001,0.5000
            """;

    static final String MISSOURI =
            """
            Jurisdiction Name,Jurisdiction Code,Sales Tax Rate (0000),Use Tax Rate (0000),Food Sales Tax (1001)
            GREENE COUNTY,00000-077-000,5.9750%,4.2250%,2.9750%
            ASH GROVE GREENE COUNTY,02188-077-000,7.9750%,6.2250%,4.9750%
            SPRINGFIELD GREENE COUNTY,70000-077-000,8.1000%,6.3500%,5.1000%
            SPRINGFIELD GREENE COUNTY AIRPORT PLAZA CID,70000-077-001,9.1000%,6.3500%,6.1000%
            ST. LOUIS CITY,65000-510-000,9.6790%,8.7290%,6.6790%
            """;

    static final String LOUISIANA =
            """
            Parish,City,Rate
            Orleans,,10.00%
            Jefferson Parish,,9.75
            Jefferson Parish,Kenner,10
            """;

    static final String COLORADO =
            """
            County,City,Rate
            Denver,,9.15
            Jefferson,,4.5
            Jefferson,Golden,7.5
            """;

    static final String FLORIDA =
            """
            County,Rate
            Miami-Dade,1.0%
            St. Johns,0.5
            Duval,1.5
            """;

    static final String FLORIDA_HEADER =
            "NUMBER,PREDIR,STNAME,STSUFFIX,POSTDIR,UNITTYPE,UNITNUM,MAILCITY,ZIP,ZIP+4,LAT,LONG,FEATID,"
                    + "COUNTYID,COUNTY,JURISDICTION,FIRECODE,POLCODE,EFFDATE,TDTCODE\n";

    private PublishedFiles() {}

    /** A row of the fixed width of Illinois. */
    static String illinois(
            String location, String name, String county, String high, String low, String flag) {
        return "%-10s%-25s%-25sN20260101%s%s%s%s%s%s\n"
                .formatted(
                        location,
                        name,
                        county,
                        high,
                        "01000",
                        low,
                        "01000",
                        flag,
                        "062500100006250010000N");
    }

    static String illinois() {
        return illinois("001-5000-9", "ADAMS COUNTY", "ADAMS", "06500", "06500", "N")
                + illinois("001-0003-1", "QUINCY", "ADAMS", "08500", "08500", "N")
                + illinois("016-0001-7", "CHICAGO", "COOK", "10500", "10500", "N")
                + illinois("082-5000-9", "ST. CLAIR COUNTY", "ST. CLAIR", "07600", "07350", "Y")
                + illinois("082-0009-2", "EAST ST. LOUIS", "ST. CLAIR", "09600", "09350", "Y");
    }

    static String florida(String number, String street, String zip, String county) {
        return "%s,,%s,ST,,,,ANYTOWN,%s,1234,30.1,-81.5,123456,109,%s,CITY,1,1,01/01/2010,\n"
                .formatted(number, street, zip, county);
    }

    /** A ZIP file of tables by name. */
    static Path zip(Path file, Map<String, String> tables) {
        List<String> names = new ArrayList<>(tables.keySet());
        names.sort(null);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(
                        Objects.requireNonNull(tables.get(name)).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
