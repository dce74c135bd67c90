#include <tenet/tenet.h>
#include <tenet/version.hpp>

const char* tenet_version(void) {
    return tenet::version().data();
}
