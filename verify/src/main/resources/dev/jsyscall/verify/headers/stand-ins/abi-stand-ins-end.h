/* Included after all other headers. */
#undef sockaddr
