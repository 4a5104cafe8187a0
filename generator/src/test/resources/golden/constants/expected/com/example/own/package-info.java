/** Constants of every kind. */
package com.example.own;
