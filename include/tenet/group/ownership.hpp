#ifndef TENET_GROUP_OWNERSHIP_HPP
#define TENET_GROUP_OWNERSHIP_HPP

#include <tenet/group/control.hpp>
#include <tenet/group/structure.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tenet::group {

/// Which chains of holdings count towards a share held through others. The three differ where
/// holdings go in circles, and all are in use. W is the matrix of direct shares.
enum class walk_rule : std::uint8_t {
    all_walks,    ///< every chain, also through the owner again: W (I - W)^-1
    no_return,    ///< chains that do not come back to the owner: V_ij / V_ii with V = (I - W)^-1
    simple_paths, ///< chains that meet nobody twice
};

[[nodiscard]] std::string_view name_of(walk_rule rule) noexcept; ///< e.g. "no_return"

struct ownership_options {
    walk_rule walks = walk_rule::all_walks;
    double tolerance = 1e-12;        ///< relative residual wanted
    std::size_t iterations = 20'000; ///< per circle that is solved by iteration
    std::size_t steps = 100'000'000; ///< chains extended, for `simple_paths`; solves, for
                                     ///< `no_return`, times the holdings of their circle
};

/// A share held directly and through others, as a fraction of the whole. It comes from binary
/// floating-point numbers and is for comparing and weighing; what is owed or voted is computed from
/// exact shares. Both bounds are the same where all shares on the way are exact. Above 1 where
/// holdings go in circles and all walks count. `high` is infinite where upper bounds have no
/// answer.
struct integrated_share {
    party_number party = 0;
    double low = 0;
    double high = 0;
};

struct ownership {
    std::vector<integrated_share> shares; ///< by party, without zeros
    double residual = 0; ///< relative, of the linear system; 0 where no circle had to be solved
};

/// Everybody's integrated share in one party. A party in circles is among its own owners under
/// `all_walks` only. Refused where parties own each other completely (they are named), where the
/// solution does not reach the tolerance, and beyond the limits. Memory is linear in the holdings
/// upstream: circles are solved one after the other, small ones by elimination, large ones by
/// iteration.
///
/// Example: A 60 % of B, A 10 % of C, B 30 % of C, C 20 % of B gives A in B 0.6596 over all walks
/// and without return, and 0.62 over simple paths.
[[nodiscard]] result<ownership> owners_of(const structure& day, party_number subject,
                                          const ownership_options& options = {});

/// One party's integrated share in everybody else; as `owners_of`, downstream.
[[nodiscard]] result<ownership> holdings_of(const structure& day, party_number owner,
                                            const ownership_options& options = {});

/// Own values with those of holdings: v = own + W v, for all parties at once. The value outsiders
/// hold, sum of (share of a party not held by other parties) x v, equals the sum of own values.
struct accumulated_values {
    std::vector<double> values; ///< by party
    double residual = 0;
    std::size_t iterations = 0; ///< of the largest circle; 0 where none needed any
};

/// Lower bounds are taken. `own` has one value per party.
[[nodiscard]] result<accumulated_values> accumulate(const structure& day,
                                                    std::span<const double> own,
                                                    const ownership_options& options = {});

/// A natural person behind a party.
struct beneficial_owner {
    seat_number seat = 0;   ///< a person, or a pool with one
    integrated_share share; ///< of the members together
    control controls = control::no;
    /// Whether the share reaches the threshold: yes, no, or undetermined between the bounds.
    control reaches = control::no;
};

struct beneficial_owner_rule {
    decimal threshold;      ///< percent
    bool inclusive = false; ///< whether the threshold itself suffices
    ownership_options ownership;
};

/// Persons whose integrated share reaches the threshold, or who control the party, by seat. A
/// share within 1e-9 of the threshold counts as equal to it.
[[nodiscard]] result<std::vector<beneficial_owner>>
beneficial_owners_of(const structure& day, party_number subject, const beneficial_owner_rule& rule,
                     const search_limits& limits = {});

} // namespace tenet::group

#endif
