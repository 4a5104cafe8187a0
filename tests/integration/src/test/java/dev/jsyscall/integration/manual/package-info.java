/** What the manuals say is so. */
package dev.jsyscall.integration.manual;
