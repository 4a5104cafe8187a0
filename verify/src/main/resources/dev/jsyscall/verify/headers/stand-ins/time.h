/* Stands in for the C library's <time.h>. */
#include <linux/time.h>
