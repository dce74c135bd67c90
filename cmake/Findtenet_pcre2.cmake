# The 8-bit PCRE2 library as the target tenet_pcre2::pcre2. Distributions ship no CMake package.

find_path(TENET_PCRE2_INCLUDE_DIR pcre2.h)
find_library(TENET_PCRE2_LIBRARY NAMES pcre2-8)
mark_as_advanced(TENET_PCRE2_INCLUDE_DIR TENET_PCRE2_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(tenet_pcre2
    REQUIRED_VARS TENET_PCRE2_LIBRARY TENET_PCRE2_INCLUDE_DIR)

if(tenet_pcre2_FOUND AND NOT TARGET tenet_pcre2::pcre2)
    add_library(tenet_pcre2::pcre2 UNKNOWN IMPORTED)
    set_target_properties(tenet_pcre2::pcre2 PROPERTIES
        IMPORTED_LOCATION "${TENET_PCRE2_LIBRARY}"
        INTERFACE_COMPILE_DEFINITIONS PCRE2_CODE_UNIT_WIDTH=8
        INTERFACE_INCLUDE_DIRECTORIES "${TENET_PCRE2_INCLUDE_DIR}")
endif()
