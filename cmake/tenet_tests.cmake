# Every room's tests/<room>/test_*.cpp become the executable test_<room>, linked with the room and
# the floors below it only.

find_package(Catch2 3 CONFIG QUIET)
if(NOT Catch2_FOUND)
    find_package(Catch2 2.13.9 CONFIG REQUIRED)
endif()
add_library(tenet_test_support INTERFACE)
target_include_directories(tenet_test_support INTERFACE
    "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/src")
target_link_libraries(tenet_test_support INTERFACE Catch2::Catch2WithMain)

# A sanitizer makes a program ten times slower, and more.
set(tenet_test_seconds 600)
if(tenet_is_sanitized)
    set(tenet_test_seconds 3600)
endif()

# The tests named after threads, which the thread sanitizer is for.
add_custom_target(tenet_thread_tests)

# Compiles a test program and runs it with ctest under its own name.
function(tenet_add_test_program name)
    add_executable(${name} ${ARGN})
    tenet_compile_settings(${name})
    target_compile_definitions(${name} PRIVATE TENET_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT ${tenet_test_seconds})
    if(name MATCHES "threads")
        set_tests_properties(${name} PROPERTIES LABELS "unit;threads")
        add_dependencies(tenet_thread_tests ${name})
    endif()
endfunction()

foreach(room IN LISTS tenet_rooms)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/${room}/test_*.cpp")
    if(sources)
        tenet_add_test_program(test_${room} ${sources})
        target_link_libraries(test_${room} PRIVATE tenet_test_support tenet_${room}_archive)
    endif()
endforeach()

# Folders under tests/ that are no room: over the whole library, in C over the C interface, or
# with a CMakeLists.txt of their own.
function(tenet_add_other_tests folder)
    set(source_dir "${PROJECT_SOURCE_DIR}/tests/${folder}")
    file(GLOB cxx_sources CONFIGURE_DEPENDS "${source_dir}/test_*.cpp")
    if(cxx_sources)
        tenet_add_test_program(test_${folder} ${cxx_sources})
        target_link_libraries(test_${folder} PRIVATE tenet_test_support tenet_tenet tenet_vendor)
    endif()
    file(GLOB c_sources CONFIGURE_DEPENDS "${source_dir}/test_*.c")
    foreach(source IN LISTS c_sources)
        get_filename_component(name "${source}" NAME_WE)
        tenet_add_test_program(${name} "${source}")
        target_link_libraries(${name} PRIVATE tenet_c)
    endforeach()
    if(EXISTS "${source_dir}/CMakeLists.txt")
        add_subdirectory("${source_dir}" "${PROJECT_BINARY_DIR}/tests/${folder}")
    endif()
endfunction()

file(GLOB test_folders LIST_DIRECTORIES true RELATIVE "${PROJECT_SOURCE_DIR}/tests"
    CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/*")
list(REMOVE_ITEM test_folders ${tenet_rooms} architecture consumer fuzz support)
foreach(folder IN LISTS test_folders)
    if(IS_DIRECTORY "${PROJECT_SOURCE_DIR}/tests/${folder}")
        tenet_add_other_tests(${folder})
    endif()
endforeach()

# Python scripts that need nothing but the standard library; they find the built products through
# the environment.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
file(GLOB python_tests CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/*/test_*.py")
foreach(script IN LISTS python_tests)
    get_filename_component(name "${script}" NAME_WE)
    add_test(NAME ${name} COMMAND Python3::Interpreter -B "${script}"
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_tests_properties(${name} PROPERTIES
        LABELS unit TIMEOUT ${tenet_test_seconds} ENVIRONMENT "TENET_BUILD_DIR=${PROJECT_BINARY_DIR}")
endforeach()

if(TENET_BUILD_FUZZERS)
    include(tenet_fuzzers)
endif()
if(TENET_BUILD_CONSUMER_TESTS AND TENET_INSTALL AND TARGET tenet_c)
    include(tenet_consumer_tests)
endif()
