#include "secrecy.hpp"

namespace tenet::policy {

confidentiality highest_of(const record_type& type) {
    auto most = confidentiality::open;
    for (const field& f : type.fields()) {
        raise(most, f.secrecy);
        if (f.structure != nullptr) raise(most, highest_of(*f.structure));
    }
    return most;
}

confidentiality highest_of(std::span<const feel::fact_read> reads, const record_type* subject) {
    auto most = confidentiality::open;
    for (const feel::fact_read& r : reads) {
        if (r.last != nullptr) {
            raise(most, r.last->secrecy);
        } else if (r.slot == 0 && r.way == nullptr && subject != nullptr) {
            raise(most, highest_of(*subject));
        }
    }
    return most;
}

confidentiality highest_of(const compiled_rule& rule, const catalogue& types) {
    auto most = highest_of(rule.wants.facts, rule.subject);
    for (const record_type* type : rule.reaches.types) raise(most, highest_of(*type));
    if (rule.model && rule.model->takes_records()) { // of which it may read anything
        for (const record_type* type : types.types()) raise(most, highest_of(*type));
    }
    return most;
}

confidentiality told_by(const compiled_rule& rule, const catalogue& types) {
    if (rule.model && rule.model->takes_records()) return highest_of(rule, types);
    auto most = highest_of(rule.wants.facts, rule.subject);
    for (const feel::field_use& use : rule.tells) {
        raise(most, use.is != nullptr ? use.is->secrecy : highest_of(*use.of));
    }
    return most;
}

confidentiality highest_of(const compiled_measure& measure, const record_type* account) {
    auto most = highest_of(measure.wants.facts, account);
    for (const record_type* type : measure.reaches.types) raise(most, highest_of(*type));
    return most;
}

confidentiality secrecy_of_key(const compiled_rule& rule, const regulation::program& of,
                               std::uint32_t parameter) {
    const optional_expression& key = of.parameters[parameter].key[rule.scope];
    return key ? highest_of(key->reads(), rule.subject) : confidentiality::open;
}

} // namespace tenet::policy
