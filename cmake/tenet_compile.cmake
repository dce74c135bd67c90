# How every file of the project is compiled: language level, visibility, warnings, ccache.

if(PROJECT_IS_TOP_LEVEL)
    find_program(TENET_CCACHE ccache)
    mark_as_advanced(TENET_CCACHE)
    if(TENET_CCACHE)
        foreach(language IN ITEMS C CXX)
            if(NOT CMAKE_${language}_COMPILER_LAUNCHER)
                set(CMAKE_${language}_COMPILER_LAUNCHER "${TENET_CCACHE}")
            endif()
        endforeach()
    endif()
endif()

set(tenet_warnings
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wcast-qual -Wcast-align
    -Wformat=2 -Wundef -Wvla)
set(tenet_cxx_warnings
    -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wextra-semi)
set(tenet_gcc_warnings -Wduplicated-cond -Wlogical-op)
# gcc 12 and 13 see overlapping copies in std::string that are none (their bug 105329).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
    list(APPEND tenet_gcc_warnings -Wno-restrict)
endif()

# Whether a sanitizer is built in.
string(FIND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_DEBUG}" "-fsanitize" tenet_sanitize_at)
if(tenet_sanitize_at EQUAL -1)
    set(tenet_is_sanitized OFF)
else()
    set(tenet_is_sanitized ON)
endif()

# Where TENET_JOIN_SOURCES is on, compiles the files of a target several at a time: what they all
# include is read once. Names without linkage then meet: those of one room differ. Shadowing is
# looked at file by file, in builds without it.
function(tenet_join_sources target)
    if(TENET_JOIN_SOURCES)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
        target_compile_options(${target} PRIVATE -Wno-shadow
            "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-subobject-linkage>")
    endif()
endfunction()

# Applies the project's compile settings to a target of its own; nothing reaches its users.
function(tenet_compile_settings target)
    target_compile_features(${target} PRIVATE c_std_11 cxx_std_20)
    set_target_properties(${target} PROPERTIES
        C_EXTENSIONS OFF
        CXX_EXTENSIONS OFF
        C_VISIBILITY_PRESET hidden
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
        POSITION_INDEPENDENT_CODE ON)
    target_compile_options(${target} PRIVATE
        ${tenet_warnings}
        "$<$<COMPILE_LANGUAGE:CXX>:${tenet_cxx_warnings}>"
        "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:${tenet_gcc_warnings}>"
        "$<$<BOOL:${TENET_WERROR}>:-Werror>"
        "$<$<BOOL:${TENET_BUILD_FUZZERS}>:-fsanitize=fuzzer-no-link>")
endfunction()
