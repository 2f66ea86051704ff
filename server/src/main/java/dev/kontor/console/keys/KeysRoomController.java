package dev.kontor.console.keys;

import dev.kontor.access.ApiKeys;
import dev.kontor.access.Scopes;
import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.console.StaffLog;
import dev.kontor.console.Task;
import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** API keys: listed, made and shown once, ended. */
@Controller
final class KeysRoomController {
    static final String PATH = "/console/keys";

    private static final int LONGEST_NAME = 100;
    private static final String READ_ONLY = "read";
    private static final String CHOSEN = "chosen";

    private final ApiKeys keys;
    private final Database database;
    private final StaffLog log;
    private final ConsolePages pages;

    KeysRoomController(ApiKeys keys, Database database, StaffLog log, ConsolePages pages) {
        this.keys = keys;
        this.database = database;
        this.log = log;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(Staff staff) {
        return list(200, staff, Form.of(Map.of("may", "all")));
    }

    private ResponseEntity<byte[]> list(int status, Staff staff, Form form) {
        List<KeyRow> rows =
                keys.list(staff.vendorId()).stream().map(it -> KeyRow.of(it, staff)).toList();
        return pages.page(
                status,
                staff,
                "console/keys/list.jte",
                Map.of(
                        "rows",
                        rows,
                        "form",
                        form,
                        "scopes",
                        Scopes.KNOWN,
                        "live",
                        staff.live(),
                        "may",
                        staff.may(Task.KEYS)));
    }

    /** Makes a key. The answer is the only page that ever shows it: it is not kept. */
    @PostMapping(PATH)
    ResponseEntity<byte[]> create(HttpServletRequest request, Staff staff) {
        staff.need(Task.KEYS);
        Form form = Form.sent(request);
        List<String> scopes = scopes(form);
        Form checked = check(form, scopes, staff);
        if (checked.isFaulty()) {
            return list(422, staff, checked);
        }
        ApiKeys.NewKey key =
                database.write(tx -> {
                    ApiKeys.NewKey made = keys.create(tx, staff.vendor(), form.get("name"), scopes);
                    log.note(tx, staff, "key.created", made.key().id().toString());
                    return made;
                });
        return pages.page(
                staff,
                "console/keys/created.jte",
                Map.of("name", key.key().name(), "secret", key.secret()));
    }

    private static List<String> scopes(Form form) {
        List<String> chosen = List.of(form.get("scopes").split(" "));
        return switch (form.get("may")) {
            case READ_ONLY -> Scopes.KNOWN.stream().filter(it -> it.endsWith(":read")).toList();
            case CHOSEN -> Scopes.KNOWN.stream().filter(chosen::contains).toList();
            default -> List.of(Scopes.ALL);
        };
    }

    private static Form check(Form form, List<String> scopes, Staff staff) {
        Form checked = form;
        if (!form.has("name") || form.get("name").length() > LONGEST_NAME) {
            checked = checked.wrong("name", staff.words().get("console.fault.name"));
        }
        return scopes.isEmpty()
                ? checked.wrong("scopes", staff.words().get("console.fault.scopes"))
                : checked;
    }

    @PostMapping(PATH + "/{id}/revoke")
    ResponseEntity<byte[]> revoke(Staff staff, @PathVariable String id) {
        staff.need(Task.KEYS);
        ApiKeys.Key key =
                keys.list(staff.vendorId()).stream()
                        .filter(it -> it.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("key", id));
        if (key.isDemo()) {
            throw Problem.conflict("key_of_demo", "The demo's shop needs its key.");
        }
        database.run(tx -> {
            if (keys.revoke(tx, staff.vendorId(), key.id())) {
                log.note(tx, staff, "key.revoked", key.id().toString());
            }
        });
        return ConsolePages.after(PATH, "key_revoked");
    }
}
