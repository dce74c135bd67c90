# The products: tenet::tenet (static C++ library), tenet::c (C ABI), and the tenet command.

option(TENET_C_SELF_CONTAINED
    "Link third-party code into libtenet_c.so, so that it needs only the C and C++ run time" ON)

set(tenet_room_objects "")
foreach(room IN LISTS tenet_rooms)
    list(APPEND tenet_room_objects "$<TARGET_OBJECTS:tenet_${room}>")
endforeach()

add_library(tenet_tenet STATIC ${tenet_room_objects})
add_library(tenet::tenet ALIAS tenet_tenet)
file(GLOB_RECURSE tenet_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/*.hpp")
set_target_properties(tenet_tenet PROPERTIES
    OUTPUT_NAME tenet
    EXPORT_NAME tenet
    LINKER_LANGUAGE CXX
    VERIFY_INTERFACE_HEADER_SETS ON)
target_sources(tenet_tenet PUBLIC
    FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${tenet_headers})
target_compile_features(tenet_tenet PUBLIC cxx_std_20)
target_link_libraries(tenet_tenet PUBLIC Boost::headers)
target_link_libraries(tenet_tenet PRIVATE
    $<BUILD_INTERFACE:tenet_bid> $<INSTALL_INTERFACE:tenet::bid>
    OpenSSL::Crypto tenet_pcre2::pcre2 pugixml::pugixml)

file(GLOB tenet_c_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/capi/src/*.cpp")
if(tenet_c_sources)
    set(tenet_c_map "${PROJECT_SOURCE_DIR}/capi/tenet_c.map")
    add_library(tenet_c SHARED ${tenet_c_sources} ${tenet_room_objects})
    add_library(tenet::c ALIAS tenet_c)
    tenet_compile_settings(tenet_c)
    tenet_join_sources(tenet_c)
    set(tenet_c_vendor OpenSSL::Crypto tenet_pcre2::pcre2 pugixml::pugixml)
    if(TENET_C_SELF_CONTAINED)
        find_library(TENET_CRYPTO_ARCHIVE NAMES libcrypto.a REQUIRED)
        find_library(TENET_PCRE2_ARCHIVE NAMES libpcre2-8.a REQUIRED)
        find_library(TENET_PUGIXML_ARCHIVE NAMES libpugixml.a REQUIRED)
        mark_as_advanced(TENET_CRYPTO_ARCHIVE TENET_PCRE2_ARCHIVE TENET_PUGIXML_ARCHIVE)
        set(tenet_c_vendor
            "${TENET_CRYPTO_ARCHIVE}" "${TENET_PCRE2_ARCHIVE}" "${TENET_PUGIXML_ARCHIVE}")
    endif()
    set_target_properties(tenet_c PROPERTIES
        EXPORT_NAME c
        VERSION ${PROJECT_VERSION}
        SOVERSION 0
        LINK_DEPENDS "${tenet_c_map}")
    file(GLOB tenet_c_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/capi/include/tenet/c/*.h")
    target_sources(tenet_c PUBLIC
        FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/capi/include"
        FILES "${PROJECT_SOURCE_DIR}/capi/include/tenet/tenet.h" ${tenet_c_headers})
    target_include_directories(tenet_c PRIVATE
        "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/capi/src")
    target_compile_definitions(tenet_c PRIVATE TENET_BUILDING_C_LIBRARY)
    # The description of the binary interface is made from the types in its debug information,
    # which everyday builds otherwise do without.
    target_compile_options(tenet_c PRIVATE $<$<CONFIG:Debug>:-g>)
    target_link_libraries(tenet_c PRIVATE tenet_vendor tenet_bid ${tenet_c_vendor})
    target_link_options(tenet_c PRIVATE
        "LINKER:--version-script=${tenet_c_map}" LINKER:--exclude-libs,ALL)
    # A sanitizer's run time is supplied by the program under clang, so its symbols stay open.
    if(NOT tenet_is_sanitized)
        target_link_options(tenet_c PRIVATE LINKER:-z,defs)
    endif()
endif()

# What makes prepared calls of the Python package quick: a module of the stable ABI, one for every
# CPython, which works without it too. Made where Python's headers are there.
find_package(Python3 COMPONENTS Interpreter OPTIONAL_COMPONENTS Development.Module QUIET)
if(TARGET tenet_c AND Python3_Development.Module_FOUND)
    add_library(tenet_quick MODULE "${PROJECT_SOURCE_DIR}/bindings/python/quick/quick.c")
    tenet_compile_settings(tenet_quick)
    # Python hands out functions as pointers to void, which ISO C knows nothing of.
    target_compile_options(tenet_quick PRIVATE -Wno-pedantic)
    set_target_properties(tenet_quick PROPERTIES PREFIX "" SUFFIX ".abi3.so")
    target_include_directories(tenet_quick PRIVATE "${PROJECT_SOURCE_DIR}/capi/include")
    target_include_directories(tenet_quick SYSTEM PRIVATE ${Python3_INCLUDE_DIRS})
endif()

# What the Python package is built from.
add_custom_target(tenet_python)
foreach(part IN ITEMS tenet_c tenet_quick)
    if(TARGET ${part})
        add_dependencies(tenet_python ${part})
    endif()
endforeach()

file(GLOB tenet_cli_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/cli/*.cpp")
if(TENET_BUILD_CLI AND tenet_cli_sources)
    find_package(CLI11 CONFIG REQUIRED)
    add_executable(tenet_cli ${tenet_cli_sources})
    tenet_compile_settings(tenet_cli)
    set_target_properties(tenet_cli PROPERTIES OUTPUT_NAME tenet)
    target_link_libraries(tenet_cli PRIVATE tenet_tenet tenet_vendor CLI11::CLI11)
endif()
