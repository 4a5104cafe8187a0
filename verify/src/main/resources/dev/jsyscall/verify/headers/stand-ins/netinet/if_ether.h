/* Stands in for the C library's <netinet/if_ether.h>. */
#include <linux/if_ether.h>
