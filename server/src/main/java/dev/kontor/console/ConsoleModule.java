package dev.kontor.console;

import dev.kontor.access.Persons;
import dev.kontor.orders.Orders;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires the frame. */
@Configuration(proxyBeanMethods = false)
class ConsoleModule implements WebMvcConfigurer {
    private final ObjectProvider<StaffFinder> finder;

    ConsoleModule(ObjectProvider<StaffFinder> finder) {
        this.finder = finder;
    }

    @Bean
    static StaffFinder staffFinder(Persons persons, Vendors vendors, Orders orders, Clocks clocks) {
        return new StaffFinder(persons, vendors, orders, clocks);
    }

    @Bean
    static ConsolePages consolePages(Pages pages, List<Room> rooms) {
        return new ConsolePages(pages, rooms);
    }

    @Bean
    static StaffLog staffLog(AuditLog audit, Clocks clocks) {
        return new StaffLog(audit, clocks);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new StaffResolver(finder));
    }

    private record StaffResolver(ObjectProvider<StaffFinder> finder)
            implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Staff.class;
        }

        @Override
        public Staff resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
            return finder.getObject().of(Objects.requireNonNull(servlet));
        }
    }
}
