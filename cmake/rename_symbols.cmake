# Copies the archive INPUT to OUTPUT with every global symbol it defines renamed to tenet_<name>.
# Symbols it only refers to (the C library's) keep their names. Run with cmake -P.

execute_process(
    COMMAND "${NM}" --extern-only --defined-only --format=posix "${INPUT}"
    OUTPUT_VARIABLE listing
    ERROR_QUIET
    COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" lines "${listing}")
set(renames "")
foreach(line IN LISTS lines)
    if(line MATCHES "^([A-Za-z_][A-Za-z0-9_.$]*) [A-Z] ")
        string(APPEND renames "${CMAKE_MATCH_1} tenet_${CMAKE_MATCH_1}\n")
    endif()
endforeach()
if(NOT renames MATCHES "__bid128_add tenet___bid128_add")
    message(FATAL_ERROR "${INPUT} does not define __bid128_add: not the decimal library expected.")
endif()
file(WRITE "${OUTPUT}.symbols" "${renames}")
execute_process(
    COMMAND "${OBJCOPY}" "--redefine-syms=${OUTPUT}.symbols" "${INPUT}" "${OUTPUT}"
    COMMAND_ERROR_IS_FATAL ANY)
