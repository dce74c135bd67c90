#include <tenet/tenet.h>

/* Compiled as C and as C++ of every age: the header needs nothing before it. */

int main(void) {
    tenet_context context;
    return tenet_context_init(&context, sizeof context) == TENET_OK &&
                   tenet_has_feature(TENET_STR("feel"))
               ? 0
               : 1;
}
