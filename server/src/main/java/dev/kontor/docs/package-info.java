/**
 * What developers read: the contract of the API as an OpenAPI document ({@code /openapi.yaml}) and
 * as pages ({@code /docs}).
 *
 * <p>The contract is kept by hand in {@code resources/openapi}, a file for each of the five steps,
 * and house tests prove that the server keeps it: routes, fields, limits, answers and problem
 * codes. Nothing of it is read before somebody asks for it. Texts in it are CommonMark.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web"})
package dev.kontor.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
