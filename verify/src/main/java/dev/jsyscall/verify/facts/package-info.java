/** What the specs say about one architecture, one plain fact after the other. */
@NullMarked
package dev.jsyscall.verify.facts;

import org.jspecify.annotations.NullMarked;
