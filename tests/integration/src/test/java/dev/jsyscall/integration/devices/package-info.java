/** Devices, live: each test opens the real one, or says why it cannot. */
package dev.jsyscall.integration.devices;
