/** Calls with every kind of argument. */
package com.example.own;
