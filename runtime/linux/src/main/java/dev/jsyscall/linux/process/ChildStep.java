package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;

/** What a new process does before it becomes the program, as a few system calls. */
@FunctionalInterface
public interface ChildStep {
    /**
     * Adds the calls to the child's list. This runs in the parent, before there is a child.
     *
     * @throws ErrnoException if something that the calls need cannot be had; nothing is started then
     */
    void addTo(ChildCalls calls) throws ErrnoException;
}
