# What the project needs from outside. Nothing is ever fetched from a network.

if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$" OR NOT CMAKE_SIZEOF_VOID_P EQUAL 8)
    message(FATAL_ERROR
        "tenet supports 64-bit x86 only: it calls the Intel decimal library through its x86-64 ABI "
        "(this is ${CMAKE_SYSTEM_PROCESSOR}, ${CMAKE_SIZEOF_VOID_P}-byte pointers).")
endif()

find_package(Boost 1.81 CONFIG REQUIRED)
find_package(Microsoft.GSL CONFIG REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(pugixml CONFIG REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(tenet_pcre2 MODULE REQUIRED)

# What every translation unit of the project may include.
add_library(tenet_vendor INTERFACE)
target_link_libraries(tenet_vendor INTERFACE
    Boost::headers Microsoft.GSL::GSL fmt::fmt-header-only)
