/** Reports for people: tables, listings, comparisons. */
@NullMarked
package dev.jsyscall.verify.report;

import org.jspecify.annotations.NullMarked;
