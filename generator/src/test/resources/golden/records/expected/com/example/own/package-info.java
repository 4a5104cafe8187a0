/** Records of every shape. */
package com.example.own;
