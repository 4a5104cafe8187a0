/**
 * The hand-written base of the library.
 *
 * <ul>
 *   <li>Where we are and how to enter the kernel: {@link dev.jsyscall.Platform}, {@link dev.jsyscall.Machine},
 *       {@link dev.jsyscall.Syscall}, {@link dev.jsyscall.Native}.
 *   <li>What people hold: {@link dev.jsyscall.Fd}, {@link dev.jsyscall.ErrnoException}, {@link dev.jsyscall.Errno}.
 *   <li>What generated code is made of: {@link dev.jsyscall.FlagTable}, {@link dev.jsyscall.Access}, {@link dev.jsyscall.Struct},
 *       {@link dev.jsyscall.Scratch}, {@link dev.jsyscall.PathText}.
 * </ul>
 */
@NullMarked
package dev.jsyscall;

import org.jspecify.annotations.NullMarked;
