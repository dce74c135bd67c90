#include <tenet/tenet.h>

#include <stdio.h>
#include <string.h>

int main(void) {
    printf("tenet %s\n", tenet_version());
    return strcmp(tenet_version(), "0.1.0") == 0 ? 0 : 1;
}
