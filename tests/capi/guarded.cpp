#include "guarded.hpp"

#include "support/catch.hpp"

#include <set>
#include <stdexcept>
#include <string>

using namespace tenet::capi;

namespace {

/// What a body that throws `thrown` comes to.
template <class Thrown>
tenet_status status_of_throwing(const Thrown& thrown, tenet_error** error) {
    return guarded(error, [&]() -> answer { throw thrown; });
}

std::string english(const tenet_error* error) {
    const tenet_str text = tenet_error_text(error, 0, TENET_EN);
    return {text.data, text.size};
}

} // namespace

TEST_CASE("whatever a body throws arrives as a status and an error", "[capi]") {
    tenet_error* error = nullptr;
    CHECK(status_of_throwing(std::runtime_error("a wheel fell off"), &error) ==
          TENET_ERROR_INTERNAL);
    CHECK(english(error) == "Something went wrong inside the library: a wheel fell off.");
    tenet_error_free(error);

    CHECK(status_of_throwing(std::bad_alloc{}, &error) == TENET_ERROR_OUT_OF_MEMORY);
    CHECK(english(error) == "There is not enough memory.");
    tenet_error_free(error);

    CHECK(status_of_throwing(42, &error) == TENET_ERROR_INTERNAL);
    CHECK(tenet_error_status(error) == TENET_ERROR_INTERNAL);
    tenet_error_free(error);
}

TEST_CASE("nobody has to take the error", "[capi]") {
    CHECK(status_of_throwing(std::runtime_error("x"), nullptr) == TENET_ERROR_INTERNAL);
    CHECK(status_of_throwing(std::bad_alloc{}, nullptr) == TENET_ERROR_OUT_OF_MEMORY);
    CHECK(status_of_throwing(1, nullptr) == TENET_ERROR_INTERNAL);
}

TEST_CASE("success clears an error left over", "[capi]") {
    auto* error = out_of_memory_error();
    CHECK(guarded(&error, [] { return answer::ok(); }) == TENET_OK);
    CHECK(error == nullptr);
}

TEST_CASE("every message of the interface speaks both languages under an id of its own", "[capi]") {
    std::set<std::string_view> ids;
    for (const tenet::message* m : tenet::capi_messages::all) {
        CHECK(ids.insert(m->id).second);
        CHECK(m->id.substr(0, 5) == "capi-");
        CHECK_FALSE(m->zh.empty());
        CHECK_FALSE(m->en.empty());
        CHECK(m->remedy_zh.empty() == m->remedy_en.empty());
    }
}
