# One object library per room, in the order of the floors. A room may use only rooms on floors
# below its own; tests/architecture reads the includes and enforces it.
#
#   tenet_<room>          the objects of the room
#   tenet_<room>_archive  the same as an archive that brings the floors below with it (for tests)

set(tenet_floors
    "base" "schema" "json csv feel" "table score party" "dmn group org" "account" "portfolio"
    "policy" "assess" "report store")

# Rooms whose files name different things alike, such as the messages they speak with.
set(tenet_apart score group assess report)

set(tenet_links_base tenet_bid OpenSSL::Crypto)
set(tenet_links_feel tenet_pcre2::pcre2)
set(tenet_links_score pugixml::pugixml)
set(tenet_links_dmn pugixml::pugixml)
set(tenet_links_assess pugixml::pugixml)

set(tenet_version_source "${PROJECT_BINARY_DIR}/generated/version.cpp")
configure_file("${PROJECT_SOURCE_DIR}/src/base/version.cpp.in" "${tenet_version_source}" @ONLY)
set(tenet_sources_base "${tenet_version_source}")

function(tenet_add_room room archives_below)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${room}/*.cpp")
    list(APPEND sources ${tenet_sources_${room}})
    if(NOT sources)
        return()
    endif()
    add_library(tenet_${room} OBJECT ${sources})
    tenet_compile_settings(tenet_${room})
    target_include_directories(tenet_${room} PRIVATE
        "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(tenet_${room} PUBLIC tenet_vendor ${tenet_links_${room}})
    if(NOT room IN_LIST tenet_apart)
        tenet_join_sources(tenet_${room})
    endif()

    add_library(tenet_${room}_archive STATIC EXCLUDE_FROM_ALL $<TARGET_OBJECTS:tenet_${room}>)
    target_include_directories(tenet_${room}_archive PUBLIC "${PROJECT_SOURCE_DIR}/include")
    target_link_libraries(tenet_${room}_archive
        PUBLIC ${archives_below} tenet_vendor ${tenet_links_${room}})
endfunction()

set(tenet_rooms "")
set(tenet_archives_below "")
foreach(floor IN LISTS tenet_floors)
    separate_arguments(rooms_of_floor UNIX_COMMAND "${floor}")
    set(archives_of_floor "")
    foreach(room IN LISTS rooms_of_floor)
        tenet_add_room(${room} "${tenet_archives_below}")
        if(TARGET tenet_${room})
            list(APPEND tenet_rooms ${room})
            list(APPEND archives_of_floor tenet_${room}_archive)
        endif()
    endforeach()
    list(PREPEND tenet_archives_below ${archives_of_floor})
endforeach()
