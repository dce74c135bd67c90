#ifndef TENET_POLICY_SECRECY_HPP
#define TENET_POLICY_SECRECY_HPP

#include "program.hpp"

#include <tenet/schema/record_type.hpp>

#include <cstdint>
#include <span>

/// How confidential what a rule reads is.
namespace tenet::policy {

inline void raise(confidentiality& to, confidentiality least) noexcept {
    if (to < least) to = least;
}

/// The highest confidentiality of the fields of a type.
[[nodiscard]] confidentiality highest_of(const record_type& type);
/// Of what lies at paths; `subject` is what slot 0 holds.
[[nodiscard]] confidentiality highest_of(std::span<const feel::fact_read> reads,
                                         const record_type* subject);
/// Of what a rule may read altogether: its paths, and every field of the types it reaches.
[[nodiscard]] confidentiality highest_of(const compiled_rule& rule, const catalogue& types);
/// Of what may lie in what a rule works out and says: its paths, the fields that its expressions
/// read of the records they meet, and every field of records that go where no field is named.
[[nodiscard]] confidentiality told_by(const compiled_rule& rule, const catalogue& types);
/// Of what a measure over accounts may read.
[[nodiscard]] confidentiality highest_of(const compiled_measure& measure,
                                         const record_type* account);
/// Of what the value of a keyed parameter was chosen by, which it gives away.
[[nodiscard]] confidentiality
secrecy_of_key(const compiled_rule& rule, const regulation::program& of, std::uint32_t parameter);

} // namespace tenet::policy

#endif
