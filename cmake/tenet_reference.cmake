# tenet_reference prints the generated pages under docs/reference; tests/docs compares them with the
# committed ones. The target `reference_pages` writes them anew.

add_executable(tenet_reference "${PROJECT_SOURCE_DIR}/tools/reference.cpp")
tenet_compile_settings(tenet_reference)
target_include_directories(tenet_reference PRIVATE "${PROJECT_SOURCE_DIR}/capi/src")
target_link_libraries(tenet_reference PRIVATE tenet_tenet)

set(reference_commands "")
foreach(page IN ITEMS records diagnostics)
    list(APPEND reference_commands
        COMMAND tenet_reference ${page} > "${PROJECT_SOURCE_DIR}/docs/reference/${page}.md")
endforeach()
add_custom_target(reference_pages ${reference_commands} VERBATIM)
