/** The interfaces of Linux's devices on all its architectures, generated from the specs. A package for each spec file. */
module dev.jsyscall.linux.devices {
    requires transitive dev.jsyscall.linux.abi;
    requires static org.jetbrains.annotations;
    requires static org.jspecify;

    exports dev.jsyscall.linux.devices.autofs;
    exports dev.jsyscall.linux.devices.binder;
    exports dev.jsyscall.linux.devices.blktrace;
    exports dev.jsyscall.linux.devices.bsg;
    exports dev.jsyscall.linux.devices.cachefiles;
    exports dev.jsyscall.linux.devices.cdrom;
    exports dev.jsyscall.linux.devices.dm;
    exports dev.jsyscall.linux.devices.dma_buf;
    exports dev.jsyscall.linux.devices.drm;
    exports dev.jsyscall.linux.devices.drm_fourcc;
    exports dev.jsyscall.linux.devices.drm_mode;
    exports dev.jsyscall.linux.devices.edd;
    exports dev.jsyscall.linux.devices.fb;
    exports dev.jsyscall.linux.devices.floppy;
    exports dev.jsyscall.linux.devices.gpio;
    exports dev.jsyscall.linux.devices.hdreg;
    exports dev.jsyscall.linux.devices.hid;
    exports dev.jsyscall.linux.devices.i2c;
    exports dev.jsyscall.linux.devices.loop;
    exports dev.jsyscall.linux.devices.md;
    exports dev.jsyscall.linux.devices.mei;
    exports dev.jsyscall.linux.devices.nbd;
    exports dev.jsyscall.linux.devices.nvme;
    exports dev.jsyscall.linux.devices.ppdev;
    exports dev.jsyscall.linux.devices.pps;
    exports dev.jsyscall.linux.devices.ptp;
    exports dev.jsyscall.linux.devices.rtc;
    exports dev.jsyscall.linux.devices.screen;
    exports dev.jsyscall.linux.devices.spi;
    exports dev.jsyscall.linux.devices.usb;
    exports dev.jsyscall.linux.devices.usb_hub;
    exports dev.jsyscall.linux.devices.usbdevice_fs;
    exports dev.jsyscall.linux.devices.v4l2;
    exports dev.jsyscall.linux.devices.v4l2_buffer;
    exports dev.jsyscall.linux.devices.v4l2_codec;
    exports dev.jsyscall.linux.devices.v4l2_control;
    exports dev.jsyscall.linux.devices.v4l2_format;
    exports dev.jsyscall.linux.devices.v4l2_stateless;
    exports dev.jsyscall.linux.devices.watchdog;
}
