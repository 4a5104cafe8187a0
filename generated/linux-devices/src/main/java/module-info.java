/** The interfaces of Linux's devices on all its architectures, generated from the specs. A package for each spec file. */
module dev.jsyscall.linux.devices {
    requires transitive dev.jsyscall.linux.abi;
    requires static org.jetbrains.annotations;
    requires static org.jspecify;

    exports dev.jsyscall.linux.devices.mei;
}
