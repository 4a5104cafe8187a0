/* Stands in for the C library's <netinet/in.h>. */
#include <linux/in.h>
#include <linux/in6.h>
