# examples/c/<name>.c and examples/cpp/<name>.cpp: one program each, against the products.

file(GLOB c_examples CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/examples/c/*.c")
foreach(source IN LISTS c_examples)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(example_c_${name} "${source}")
    tenet_compile_settings(example_c_${name})
    target_link_libraries(example_c_${name} PRIVATE tenet_c)
endforeach()

file(GLOB cxx_examples CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/examples/cpp/*.cpp")
foreach(source IN LISTS cxx_examples)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(example_cpp_${name} "${source}")
    tenet_compile_settings(example_cpp_${name})
    target_link_libraries(example_cpp_${name} PRIVATE tenet_tenet)
endforeach()
