/**
 * System calls as the kernel takes them: numbers and addresses in, a result or a negative errno out. The packages of
 * the subsystems have the same calls with types.
 */
package com.example.own.raw;
