/** Devices and libraries. */
package com.example.own;
