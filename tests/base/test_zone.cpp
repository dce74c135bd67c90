#include "base/tzif_bytes.hpp"
#include "support/catch.hpp"

#include <tenet/base/temporal.hpp>
#include <tenet/base/zone.hpp>

#include <filesystem>
#include <fstream>
#include <random>

using namespace tenet;
using tenet_test::as_bytes;
using tenet_test::tzif_bytes;
using tenet_test::tzif_plan;

namespace {

std::unique_ptr<const zone> zone_of(const tzif_plan& plan) {
    const std::string bytes = tzif_bytes(plan);
    return zone::read("Test/Zone", as_bytes(bytes)).value();
}

std::unique_ptr<const zone> zone_with_rule(const std::string& footer) {
    tzif_plan plan;
    plan.footer = footer;
    return zone_of(plan);
}

/// The text of a wall-clock time with the offset the zone gives it.
std::string resolved(const zone& z, std::string_view wall) {
    date_time at = date_time::parse(wall).value();
    at.time.in = {&z, 0, zone_reference::kind::named};
    const instant meant = at.to_instant().value();
    const zone_reference shown{nullptr, z.offset_at(meant.seconds), zone_reference::kind::offset};
    return date_time::from_instant(meant, shown).text();
}

std::int64_t seconds_of(std::string_view text) {
    return date_time::parse(text).value().to_instant().value().seconds;
}

} // namespace

TEST_CASE("transitions change the offset from their instant on", "[zone]") {
    const auto z = zone_of({{3'600, 7'200}, {{1'000, 1}, {5'000, 0}}, ""});
    CHECK(z->offset_at(-5'000'000'000) == 3'600);
    CHECK(z->offset_at(999) == 3'600);
    CHECK(z->offset_at(1'000) == 7'200);
    CHECK(z->offset_at(4'999) == 7'200);
    CHECK(z->offset_at(5'000) == 3'600);
    CHECK(z->offset_at(INT64_MAX) == 3'600);
    CHECK(z->offset_at(INT64_MIN) == 3'600);
    CHECK(z->offset_for_local(INT64_MAX) == 3'600);
    CHECK(z->offset_for_local(INT64_MIN) == 3'600);
}

TEST_CASE("a repeated wall time means the earlier instant, a skipped one the time after",
          "[zone]") {
    SECTION("by transitions") {
        const auto z = zone_of(
            {{-18'000, -14'400},
             {{seconds_of("2026-03-08T07:00:00Z"), 1}, {seconds_of("2026-11-01T06:00:00Z"), 0}},
             ""});
        CHECK(resolved(*z, "2026-03-08T01:59:59") == "2026-03-08T01:59:59-05:00");
        CHECK(resolved(*z, "2026-03-08T02:30:00") == "2026-03-08T03:30:00-04:00");
        CHECK(resolved(*z, "2026-03-08T03:00:00") == "2026-03-08T03:00:00-04:00");
        CHECK(resolved(*z, "2026-11-01T00:59:59") == "2026-11-01T00:59:59-04:00");
        CHECK(resolved(*z, "2026-11-01T01:30:00") == "2026-11-01T01:30:00-04:00");
        CHECK(resolved(*z, "2026-11-01T02:00:00") == "2026-11-01T02:00:00-05:00");
    }
    SECTION("by a rule") {
        const auto z = zone_with_rule("EST5EDT,M3.2.0,M11.1.0");
        CHECK(resolved(*z, "2026-01-15T12:00:00") == "2026-01-15T12:00:00-05:00");
        CHECK(resolved(*z, "2026-03-08T02:30:00") == "2026-03-08T03:30:00-04:00");
        CHECK(resolved(*z, "2026-07-15T12:00:00") == "2026-07-15T12:00:00-04:00");
        CHECK(resolved(*z, "2026-11-01T01:30:00") == "2026-11-01T01:30:00-04:00");
        CHECK(resolved(*z, "2026-11-01T02:00:00") == "2026-11-01T02:00:00-05:00");
        CHECK(resolved(*z, "2026-12-31T23:59:59") == "2026-12-31T23:59:59-05:00");
    }
}

TEST_CASE("the rule in the footer holds after the last transition", "[zone]") {
    const auto z = zone_of({{0, 3'600},
                            {{0, 1}, {seconds_of("2000-01-01T00:00:00Z"), 1}},
                            "CET-1CEST,M3.5.0,M10.5.0/3"});
    CHECK(z->offset_at(seconds_of("1999-07-01T00:00:00Z")) == 3'600);
    CHECK(z->offset_at(seconds_of("2040-07-01T00:00:00Z")) == 7'200);
    CHECK(z->offset_at(seconds_of("2040-12-01T00:00:00Z")) == 3'600);
    CHECK(z->offset_at(seconds_of("2026-03-29T00:59:59Z")) == 3'600);
    CHECK(z->offset_at(seconds_of("2026-03-29T01:00:00Z")) == 7'200);
    CHECK(z->offset_at(seconds_of("2026-10-25T00:59:59Z")) == 7'200);
    CHECK(z->offset_at(seconds_of("2026-10-25T01:00:00Z")) == 3'600);
}

TEST_CASE("a rule may name its days and hours in every way", "[zone]") {
    SECTION("no summer time, a name in brackets") {
        CHECK(zone_with_rule("<+0545>-5:45")->offset_at(0) == 20'700);
        CHECK(zone_with_rule("LMT-0:12:28")->offset_at(0) == 748);
    }
    SECTION("negative hours of change: the evening before") {
        const auto z = zone_with_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
        CHECK(z->offset_at(seconds_of("2026-03-29T00:59:59Z")) == -7'200);
        CHECK(z->offset_at(seconds_of("2026-03-29T01:00:00Z")) == -3'600);
    }
    SECTION("hours beyond a day: the Friday before the last Sunday but one") {
        const auto z = zone_with_rule("IST-2IDT,M3.4.4/26,M10.5.0");
        CHECK(z->offset_at(seconds_of("2026-03-26T23:59:59Z")) == 7'200);
        CHECK(z->offset_at(seconds_of("2026-03-27T00:00:00Z")) == 10'800);
    }
    SECTION("summer time that is the smaller offset") {
        const auto z = zone_with_rule("IST-1GMT0,M10.5.0,M3.5.0/1");
        CHECK(z->offset_at(seconds_of("2026-07-01T00:00:00Z")) == 3'600);
        CHECK(z->offset_at(seconds_of("2026-01-01T00:00:00Z")) == 0);
    }
    SECTION("days of the year, with and without the leap day") {
        const auto j = zone_with_rule("AAA0BBB,J60/0,J300/0");
        CHECK(j->offset_at(seconds_of("2024-02-29T23:59:59Z")) == 0);
        CHECK(j->offset_at(seconds_of("2024-03-01T00:00:00Z")) == 3'600);
        CHECK(j->offset_at(seconds_of("2023-03-01T00:00:00Z")) == 3'600);
        const auto n = zone_with_rule("AAA0BBB,59/0,300/0");
        CHECK(n->offset_at(seconds_of("2024-02-29T00:00:00Z")) == 3'600);
        CHECK(n->offset_at(seconds_of("2023-02-28T23:59:59Z")) == 0);
        CHECK(n->offset_at(seconds_of("2023-03-01T00:00:00Z")) == 3'600);
    }
    SECTION("summer time all year") {
        const auto z = zone_with_rule("AST3ADT4,0/0,J365/23");
        for (const char* at : {"2026-01-01T00:00:00Z", "2026-01-01T04:00:00Z",
                               "2026-07-01T00:00:00Z", "2026-12-31T23:59:59Z"}) {
            CHECK(z->offset_at(seconds_of(at)) == -14'400);
        }
    }
}

TEST_CASE("data of the first version is read with its 32-bit times", "[zone]") {
    const auto z = zone_of({{0, 28'800}, {{-1'000, 1}}, "", '\0'});
    CHECK(z->offset_at(-1'001) == 0);
    CHECK(z->offset_at(-1'000) == 28'800);
}

TEST_CASE("times that count leap seconds are put right", "[zone]") {
    const auto z = zone_of({{0, 3'600}, {{5'002, 1}}, "", '2', {{100, 1}, {200, 2}}});
    CHECK(z->offset_at(4'999) == 0);
    CHECK(z->offset_at(5'000) == 3'600);
}

TEST_CASE("damaged zone data is refused with the place of the damage", "[zone]") {
    const auto refused = [](const std::string& bytes) {
        const auto read = zone::read("Test/Bad", as_bytes(bytes));
        return read.has_error() && read.error().items().at(0).id() == "base-bad-zone-data";
    };
    tzif_plan plan{{0, 3'600}, {{1'000, 1}, {5'000, 0}}, "CET-1CEST,M3.5.0,M10.5.0/3"};
    const std::string good = tzif_bytes(plan);
    REQUIRE_FALSE(refused(good));

    SECTION("every way to cut it short") {
        for (std::size_t n = 0; n < good.size(); ++n) {
            CAPTURE(n);
            CHECK(refused(good.substr(0, n)));
        }
    }
    SECTION("declared sizes far beyond the data") {
        for (std::size_t field = 20; field < 44; field += 4) {
            std::string bytes = good;
            bytes.replace(field, 4, "\xFF\xFF\xFF\xFF");
            CHECK(refused(bytes));
            bytes = good;
            bytes.replace(44 + field, 4, "\xFF\xFF\xFF\xFF");
            CHECK(refused(bytes));
        }
    }
    SECTION("wrong content") {
        plan.transitions = {{5'000, 1}, {1'000, 0}};
        CHECK(refused(tzif_bytes(plan)));
        plan.transitions = {{1'000, 2}};
        CHECK(refused(tzif_bytes(plan)));
        plan.transitions = {{INT64_MAX, 1}};
        CHECK(refused(tzif_bytes(plan)));
        plan.transitions = {};
        plan.offsets = {1'000'000};
        CHECK(refused(tzif_bytes(plan)));
        plan.offsets = {};
        CHECK(refused(tzif_bytes(plan)));
        CHECK(refused("TZjf" + good.substr(4)));
        CHECK(refused("TZif9" + good.substr(5)));
    }
    SECTION("wrong rules") {
        for (const char* footer :
             {"X", "CET", "CET-", "CET-25", "CET-1CEST", "CET-1CEST,M3.5.0",
              "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
              "CET-1CEST,J0,J10", "CET-1CEST,366,10", "CET-1CEST,M3.5.0/168,M10.5.0", "<+08-8",
              "CET-1 ", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-99999999999999999999"}) {
            CAPTURE(footer);
            plan = {};
            plan.footer = footer;
            CHECK(refused(tzif_bytes(plan)));
        }
    }
}

TEST_CASE("no damage to zone data does harm", "[zone]") {
    const tzif_plan plan{
        {0, 3'600}, {{1'000, 1}, {5'000, 0}}, "CET-1CEST,M3.5.0,M10.5.0/3", '2', {{7, 1}}};
    const std::string good = tzif_bytes(plan);
    std::mt19937 bits{7};
    int readable = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes = good;
        for (unsigned n = bits() % 4 + 1; n > 0; --n) {
            bytes[bits() % bytes.size()] = static_cast<char>(bits() % 256);
        }
        const auto read = zone::read("Test/Damaged", as_bytes(bytes));
        if (!read) continue;
        ++readable;
        for (const std::int64_t at : {INT64_MIN, std::int64_t{0}, std::int64_t{4'000}, INT64_MAX}) {
            CHECK(std::abs((*read)->offset_at(at)) < 26 * 3'600);
            CHECK(std::abs((*read)->offset_for_local(at)) < 26 * 3'600);
        }
    }
    CHECK(readable > 0);
}

TEST_CASE("a zone database finds what was added and keeps what was handed out", "[zone]") {
    zone_database zones;
    CHECK(zones.find("Test/Zone") == nullptr);
    const std::string bytes = tzif_bytes({{28'800}, {}, "CST-8"});
    const zone* const first = zones.add("Test/Zone", as_bytes(bytes)).value();
    CHECK(zones.find("Test/Zone") == first);
    CHECK(first->name() == "Test/Zone");
    const std::string digest = zones.digest();

    const std::string other = tzif_bytes({{0}, {}, "UTC0"});
    const zone* const second = zones.add("Test/Zone", as_bytes(other)).value();
    CHECK(zones.find("Test/Zone") == second);
    CHECK(zones.size() == 1);
    CHECK(first->offset_at(0) == 28'800);
    CHECK(zones.digest() != digest);
    CHECK(zones.add("Test/Bad", as_bytes("TZif")).has_error());
    CHECK(zones.size() == 1);
}

TEST_CASE("a folder of zones is read, links in circles and other files notwithstanding", "[zone]") {
    namespace fs = std::filesystem;
    const fs::path root = fs::temp_directory_path() / "tenet-test-zones";
    fs::remove_all(root);
    fs::create_directories(root / "Area" / "Inner");
    const auto write = [&root](const char* name, const std::string& bytes) {
        std::ofstream{root / name, std::ios::binary} << bytes;
    };
    write("Area/City", tzif_bytes({{28'800}, {}, "CST-8"}));
    write("Area/Inner/Town", tzif_bytes({{3'600}, {}, "CET-1"}));
    write("zone.tab", "# a table\n");
    write("empty", "");
    fs::create_directory_symlink(root, root / "Area" / "circle");
    fs::create_symlink(root / "Area" / "City", root / "Alias");
    fs::create_symlink(root / "nowhere", root / "dangling");

    const auto zones = zone_database::load_folder(root.string());
    REQUIRE(zones.has_value());
    CHECK((*zones)->size() == 3);
    CHECK((*zones)->find("Area/City") != nullptr);
    CHECK((*zones)->find("Area/Inner/Town") != nullptr);
    CHECK((*zones)->find("Alias") != nullptr);
    CHECK((*zones)->digest() == zone_database::load_folder(root.string() + "/").value()->digest());

    write("Area/Broken", "TZif2 and no more");
    const auto broken = zone_database::load_folder(root.string());
    REQUIRE(broken.has_error());
    CHECK(broken.error().items().at(0).arguments().at(0) == "Area/Broken");
    fs::remove_all(root);
    CHECK(zone_database::load_folder(root.string()).error().items().at(0).id() ==
          "base-unreadable-folder");
}
