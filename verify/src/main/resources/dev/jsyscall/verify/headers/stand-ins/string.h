/* Stands in for the C library's <string.h>: no header of the kernel needs a name of it to compile. */
