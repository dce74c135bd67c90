# Every room's tests/<room>/test_*.cpp become the executable test_<room>, linked with the room and
# the floors below it only.

find_package(Catch2 3 CONFIG QUIET)
if(NOT Catch2_FOUND)
    find_package(Catch2 2.13.9 CONFIG REQUIRED)
endif()
add_library(tenet_test_support INTERFACE)
target_include_directories(tenet_test_support INTERFACE
    "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(tenet_test_support INTERFACE
    TENET_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(tenet_test_support INTERFACE Catch2::Catch2WithMain)

function(tenet_add_test_executable name)
    add_executable(${name} ${ARGN})
    tenet_compile_settings(${name})
    target_link_libraries(${name} PRIVATE tenet_test_support)
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 600)
endfunction()

foreach(room IN LISTS tenet_rooms)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/${room}/test_*.cpp")
    if(sources)
        tenet_add_test_executable(test_${room} ${sources})
        target_link_libraries(test_${room} PRIVATE tenet_${room}_archive)
    endif()
endforeach()
