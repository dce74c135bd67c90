# The installed package seen from outside: small projects build and run against it, then once more
# after its folder has been moved. The checkout as a subfolder of another project is the fifth.

set(consumer_root "${PROJECT_BINARY_DIR}/consumer")
string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type_upper)

function(tenet_add_consumer_test name consumer prefix)
    add_test(NAME consumer.${name}
        COMMAND "${CMAKE_COMMAND}"
            -D CONSUMER=${consumer} -D "SOURCE=${PROJECT_SOURCE_DIR}"
            -D "PREFIX=${prefix}" -D "BUILD=${consumer_root}/build/${name}"
            -D "DEPENDENCIES=${CMAKE_PREFIX_PATH}"
            -D "C_COMPILER=${CMAKE_C_COMPILER}" -D "CXX_COMPILER=${CMAKE_CXX_COMPILER}"
            -D "LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
            -D "BUILD_TYPE=${CMAKE_BUILD_TYPE}" -D "BUILD_TYPE_UPPER=${build_type_upper}"
            -D "C_FLAGS=${CMAKE_C_FLAGS_${build_type_upper}}"
            -D "CXX_FLAGS=${CMAKE_CXX_FLAGS_${build_type_upper}}"
            -D "WERROR=${TENET_WERROR}"
            -P "${PROJECT_SOURCE_DIR}/tests/consumer/run_consumer.cmake")
    set_tests_properties(consumer.${name} PROPERTIES LABELS consumer TIMEOUT 1800)
endfunction()

add_test(NAME consumer.install
    COMMAND "${CMAKE_COMMAND}"
        -D "BUILD=${PROJECT_BINARY_DIR}" -D "ROOT=${consumer_root}"
        -P "${PROJECT_SOURCE_DIR}/tests/consumer/install.cmake")
add_test(NAME consumer.move
    COMMAND "${CMAKE_COMMAND}" -E rename "${consumer_root}/installed" "${consumer_root}/moved")
set_tests_properties(consumer.install PROPERTIES
    LABELS consumer FIXTURES_SETUP tenet_installed)
set_tests_properties(consumer.move PROPERTIES
    LABELS consumer FIXTURES_SETUP tenet_moved FIXTURES_REQUIRED tenet_installed)

foreach(consumer IN ITEMS find_package_c find_package_cxx pkg_config mpfr_clash)
    tenet_add_consumer_test(${consumer} ${consumer} "${consumer_root}/installed")
    set_tests_properties(consumer.${consumer} PROPERTIES FIXTURES_REQUIRED tenet_installed)
    set_property(TEST consumer.move APPEND PROPERTY DEPENDS consumer.${consumer})
    tenet_add_consumer_test(${consumer}.moved ${consumer} "${consumer_root}/moved")
    set_tests_properties(consumer.${consumer}.moved PROPERTIES FIXTURES_REQUIRED tenet_moved)
endforeach()

tenet_add_consumer_test(add_subdirectory add_subdirectory "")
