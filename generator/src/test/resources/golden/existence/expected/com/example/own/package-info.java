/** A machine's own device: what it declares exists on some architectures only. */
package com.example.own;
