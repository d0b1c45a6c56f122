// `import Glibc` does not show epoll, eventfd, accept4 and mallopt to Swift; this module does.
#pragma once
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/// accept4(2), non-blocking and closed on exec, with the address of the client.
int opcat_accept(int listener, struct sockaddr_storage *address);
