/** What the specs say about one name, as an article that is shown as text or as a page. */
@NullMarked
package dev.jsyscall.verify.explain;

import org.jspecify.annotations.NullMarked;
