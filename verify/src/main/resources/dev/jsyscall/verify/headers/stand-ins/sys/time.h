/* Stands in for the C library's <sys/time.h>. */
#include <linux/time.h>
