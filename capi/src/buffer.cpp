#include "handles.hpp"

void tenet_buffer_free(tenet_buffer* buffer) {
    delete buffer;
}

const char* tenet_buffer_data(const tenet_buffer* buffer) {
    return buffer == nullptr ? nullptr : buffer->text.c_str();
}

size_t tenet_buffer_size(const tenet_buffer* buffer) {
    return buffer == nullptr ? 0 : buffer->text.size();
}

tenet_str tenet_buffer_str(const tenet_buffer* buffer) {
    return buffer == nullptr ? tenet_str{} : tenet::capi::str(buffer->text);
}
