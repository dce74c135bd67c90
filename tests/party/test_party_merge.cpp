#include "support/catch.hpp"

#include <tenet/party/party_merge.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace tenet;
using party::party_merge;

namespace {

date day(const char* text) {
    return *date::parse(text);
}

party_merge merge(std::string id, std::string party, std::string other, const char* on,
                  const char* undone = nullptr) {
    party_merge m{
        std::move(id), std::move(party), std::move(other), day(on), "李明", "同一证照", {}};
    if (undone != nullptr) m.undone_on = day(undone);
    return m;
}

std::string said(const party::merged_parties& merged) {
    std::string out;
    for (const party::merged_set& s : merged.sets()) {
        out += s.party + " =";
        for (const std::string& p : s.parties) out += " " + p;
        out += " [";
        for (const std::string& by : s.statements) out += by + " ";
        out += "] ";
    }
    return out;
}

result<party::merge_log> log_of(const std::vector<party_merge>& all) {
    std::vector<const party_merge*> addresses;
    for (const party_merge& m : all) addresses.push_back(&m);
    return party::log_of(addresses);
}

std::string refused(const std::vector<party_merge>& all) {
    const auto made = log_of(all);
    REQUIRE(!made.has_value());
    return std::string(made.error().items()[0].id());
}

} // namespace

TEST_CASE("a declared merge counts from the day it was declared until it is undone",
          "[party][merge]") {
    const auto log = log_of({merge("M1", "A", "B", "2025-03-01", "2025-06-01"),
                             merge("M2", "B", "C", "2025-04-01")})
                         .value();
    CHECK(said(log.at(day("2025-02-28"))).empty());
    CHECK(said(log.at(day("2025-03-01"))) == "A = A B [M1 ] ");
    CHECK(said(log.at(day("2025-05-31"))) == "A = A B C [M1 M2 ] ");
    CHECK(said(log.at(day("2025-06-01"))) == "B = B C [M2 ] ");
}

TEST_CASE("the log of declared merges does not depend on the order of records", "[party][merge]") {
    std::vector<party_merge> all{merge("M3", "C", "D", "2025-03-01"),
                                 merge("M1", "A", "B", "2025-03-01", "2025-03-01"),
                                 merge("M2", "B", "C", "2025-01-01", "2025-03-02")};
    const auto first = log_of(all).value();
    for (std::size_t n = 0; n < 5; ++n) {
        std::ranges::next_permutation(all, {}, &party_merge::id);
        CHECK(log_of(all).value() == first);
    }
    CHECK(said(first.at(day("2025-03-01"))) == "B = B C D [M2 M3 ] ");
    CHECK(said(first.at(day("2026-01-01"))) == "C = C D [M3 ] ");
}

TEST_CASE("declared merges that cannot be are refused", "[party][merge]") {
    CHECK(refused({merge("M1", "A", "A", "2025-03-01")}) == "party-merge-of-one");
    CHECK(refused({merge("M1", "", "A", "2025-03-01")}) == "party-merge-without");
    CHECK(refused({merge("M1", "A", "B", "2025-03-01"), merge("M1", "A", "C", "2025-03-02")}) ==
          "party-merge-twice");
    CHECK(refused({merge("M1", "A", "B", "2025-03-01", "2025-02-28")}) ==
          "party-merge-nothing-to-undo");
    party_merge nobody = merge("M1", "A", "B", "2025-03-01");
    nobody.approver.clear();
    CHECK(refused({nobody}) == "party-merge-without");
    CHECK(log_of({}).value().statements().empty());
}
