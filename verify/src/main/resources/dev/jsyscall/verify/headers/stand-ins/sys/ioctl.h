/* Stands in for the C library's <sys/ioctl.h>. */
#include <linux/ioctl.h>
