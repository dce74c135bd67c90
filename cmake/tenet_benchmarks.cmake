# benchmarks/bench_<name>.cpp: one program each. It prints, besides what people read, lines of the
# form `target NAME: VALUE LIMIT met|missed`, which `./dev bench` counts.

file(GLOB benchmark_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/benchmarks/bench_*.cpp")
if(benchmark_sources)
    find_package(benchmark CONFIG QUIET)
endif()
foreach(source IN LISTS benchmark_sources)
    get_filename_component(target "${source}" NAME_WE)
    add_executable(${target} "${source}")
    tenet_compile_settings(${target})
    target_compile_definitions(${target} PRIVATE TENET_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target} PRIVATE tenet_tenet tenet_vendor)
    if(benchmark_FOUND)
        target_link_libraries(${target} PRIVATE benchmark::benchmark)
    else()
        set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL ON)
    endif()
endforeach()
