#include <tenet/version.hpp>

#include <iostream>

int main() {
    std::cout << "tenet " << tenet::version() << '\n';
    return tenet::version() == "0.1.0" ? 0 : 1;
}
