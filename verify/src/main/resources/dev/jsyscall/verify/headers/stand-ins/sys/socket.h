/* Stands in for the C library's <sys/socket.h>: an address, under a name that abi-stand-ins-end.h takes back. */
#ifndef ABI_STAND_IN_SYS_SOCKET_H
#define ABI_STAND_IN_SYS_SOCKET_H
typedef unsigned short sa_family_t;
#define sockaddr abi_stand_in_sockaddr
struct sockaddr {
    sa_family_t sa_family;
    char sa_data[14];
};
#endif
