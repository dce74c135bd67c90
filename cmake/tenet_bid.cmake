# The Intel decimal library with every symbol it defines renamed to tenet_<name>: libmpfr carries
# another build of the same functions, and a program linking both would call the wrong one.

find_library(TENET_BID_ARCHIVE NAMES libbidgcc000.a REQUIRED)
mark_as_advanced(TENET_BID_ARCHIVE)
if(NOT CMAKE_NM OR NOT CMAKE_OBJCOPY)
    message(FATAL_ERROR "tenet needs nm and objcopy (GNU binutils) to rename decimal symbols.")
endif()

set(tenet_bid_archive "${PROJECT_BINARY_DIR}/libtenet_bid.a")
add_custom_command(
    OUTPUT "${tenet_bid_archive}"
    COMMAND "${CMAKE_COMMAND}"
        -D "NM=${CMAKE_NM}" -D "OBJCOPY=${CMAKE_OBJCOPY}"
        -D "INPUT=${TENET_BID_ARCHIVE}" -D "OUTPUT=${tenet_bid_archive}"
        -P "${PROJECT_SOURCE_DIR}/cmake/rename_symbols.cmake"
    DEPENDS "${TENET_BID_ARCHIVE}" "${PROJECT_SOURCE_DIR}/cmake/rename_symbols.cmake"
    COMMENT "Renaming the symbols of the decimal library"
    VERBATIM)
add_custom_target(tenet_bid_build DEPENDS "${tenet_bid_archive}")

add_library(tenet_bid STATIC IMPORTED)
set_target_properties(tenet_bid PROPERTIES IMPORTED_LOCATION "${tenet_bid_archive}")
add_dependencies(tenet_bid tenet_bid_build)
