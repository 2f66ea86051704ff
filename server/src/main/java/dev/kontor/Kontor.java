package dev.kontor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The server. Modules and controllers are found by their names; all else is wired by hand. */
@SpringBootApplication
@ComponentScan(
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = "dev\\.kontor(\\.[a-z]+)+\\.[A-Za-z]+(Module|Controller|Advice)"),
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class Kontor {
    public static void main(String[] args) {
        SpringApplication.run(Kontor.class, args);
    }
}
