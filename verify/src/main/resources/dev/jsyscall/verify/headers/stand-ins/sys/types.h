/* Stands in for the C library's <sys/types.h>: the few names that the kernel's public headers use. */
#ifndef ABI_STAND_IN_SYS_TYPES_H
#define ABI_STAND_IN_SYS_TYPES_H
#include <stddef.h>
#include <linux/types.h>
#include <linux/posix_types.h>
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef __kernel_pid_t pid_t;
typedef __kernel_uid32_t uid_t;
typedef __kernel_gid32_t gid_t;
typedef __kernel_loff_t loff_t;
#endif
