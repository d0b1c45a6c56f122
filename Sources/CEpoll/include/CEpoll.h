// `import Glibc` does not show epoll, eventfd and accept4 to Swift; this module does.
#pragma once
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
