# tests/fuzz/fuzz_<name>.cpp become libFuzzer programs. As a test each runs briefly from a fixed
# seed over a copy of tests/fuzz/corpus/<name>, if there is one; `./dev campaign` runs them long.

if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "TENET_BUILD_FUZZERS needs clang (libFuzzer is part of it)")
endif()

set(TENET_FUZZ_RUNS 20000 CACHE STRING "Inputs each fuzz target tries when run as a test")
# Each of its inputs is a table that is compiled and asked eight times over.
math(EXPR runs_of_fuzz_table "${TENET_FUZZ_RUNS} / 10")
# Each of its inputs is a definition that is compiled and run to the end.
math(EXPR runs_of_fuzz_assessment "${TENET_FUZZ_RUNS} / 4")
add_custom_target(tenet_fuzzers)
file(GLOB fuzz_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/fuzz/fuzz_*.cpp")
foreach(source IN LISTS fuzz_sources)
    get_filename_component(target "${source}" NAME_WE)
    string(REGEX REPLACE "^fuzz_" "" name "${target}")
    add_executable(${target} "${source}")
    tenet_compile_settings(${target})
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(${target} PRIVATE tenet_tenet tenet_vendor)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    add_dependencies(tenet_fuzzers ${target})

    set(corpus "${PROJECT_BINARY_DIR}/fuzz/${name}")
    file(MAKE_DIRECTORY "${corpus}")
    set(runs "${TENET_FUZZ_RUNS}")
    if(DEFINED runs_of_${target})
        set(runs "${runs_of_${target}}")
    endif()
    set(seeds "")
    if(IS_DIRECTORY "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
        set(seeds "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
    endif()
    add_test(NAME ${target}
        COMMAND ${target} -seed=1 -runs=${runs} -max_total_time=60 -timeout=10
            -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 "${corpus}" ${seeds})
    set_tests_properties(${target} PROPERTIES LABELS fuzz TIMEOUT 300)
endforeach()
