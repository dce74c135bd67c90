# Builds and runs one consumer project against an installed prefix. Run with cmake -P and
#   CONSUMER  the folder's name        SOURCE   the checkout
#   PREFIX    where Tenet is installed BUILD    an empty folder to build in
#   C_COMPILER CXX_COMPILER LAUNCHER BUILD_TYPE C_FLAGS CXX_FLAGS
# The flags are those of the calling build, so that a compiler cache can serve both.

set(project "${SOURCE}/tests/consumer/${CONSUMER}")
file(REMOVE_RECURSE "${BUILD}")
file(MAKE_DIRECTORY "${BUILD}")

function(run)
    execute_process(COMMAND ${ARGN} WORKING_DIRECTORY "${BUILD}" RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${CONSUMER}: failed (${status}): ${ARGN}")
    endif()
endfunction()

if(EXISTS "${project}/build.sh")
    set(ENV{CC} "${C_COMPILER}")
    set(ENV{CXX} "${CXX_COMPILER}")
    run("${project}/build.sh" "${PREFIX}" "${BUILD}")
else()
    run("${CMAKE_COMMAND}" -S "${project}" -B "${BUILD}" -G Ninja
        -D "CMAKE_PREFIX_PATH=${PREFIX};${DEPENDENCIES}"
        -D CMAKE_FIND_USE_PACKAGE_REGISTRY=OFF
        -D "CMAKE_C_COMPILER=${C_COMPILER}" -D "CMAKE_CXX_COMPILER=${CXX_COMPILER}"
        -D "CMAKE_C_COMPILER_LAUNCHER=${LAUNCHER}" -D "CMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}"
        -D "CMAKE_BUILD_TYPE=${BUILD_TYPE}"
        -D "CMAKE_C_FLAGS_${BUILD_TYPE_UPPER}=${C_FLAGS}"
        -D "CMAKE_CXX_FLAGS_${BUILD_TYPE_UPPER}=${CXX_FLAGS}"
        -D "TENET_SOURCE_DIR=${SOURCE}" -D "TENET_WERROR=${WERROR}")
    run("${CMAKE_COMMAND}" --build "${BUILD}")
endif()

file(GLOB programs RELATIVE "${BUILD}" "${BUILD}/consumer*")
list(FILTER programs EXCLUDE REGEX "\\.")
if(NOT programs)
    message(FATAL_ERROR "${CONSUMER}: built no program")
endif()
foreach(program IN LISTS programs)
    run("${BUILD}/${program}")
endforeach()

if(CONSUMER STREQUAL "add_subdirectory")
    run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${BUILD}/staged")
    file(GLOB_RECURSE leaked "${BUILD}/staged/*")
    if(leaked)
        message(FATAL_ERROR "install rules leaked: ${leaked}")
    endif()
endif()
