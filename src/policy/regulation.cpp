#include "compiler.hpp"

#include <tenet/policy/regulation.hpp>

namespace tenet::policy {

regulation::regulation(std::unique_ptr<program> compiled) : program_(std::move(compiled)) {}
regulation::~regulation() = default;

const pack& regulation::source() const noexcept {
    return program_->source;
}
const catalogue& regulation::types() const noexcept {
    return *program_->types;
}
const std::vector<const rule*>& regulation::rules() const noexcept {
    return program_->rule_list;
}
const std::string& regulation::digest() const noexcept {
    return program_->source.digest;
}

const article& regulation::article_of(std::uint32_t rule_number) const noexcept {
    return *program_->rules[rule_number].in;
}

std::uint32_t regulation::find_rule(std::string_view id) const noexcept {
    std::uint32_t n = 0;
    while (n < rules().size() && rules()[n]->id != id) ++n;
    return n;
}

result<std::shared_ptr<const regulation>>
regulation::compile(pack source, std::shared_ptr<const catalogue> types, diagnostics& warnings) {
    auto compiled = std::make_unique<program>();
    compiled->source = std::move(source);
    compiled->types = std::move(types);
    diagnostics problems;
    compiler(*compiled, problems).compile();
    if (problems.has_errors()) return problems;
    warnings.add(problems);
    return std::shared_ptr<const regulation>(new regulation(std::move(compiled)));
}

result<std::shared_ptr<const regulation>> load_regulation(const std::string& folder,
                                                          std::shared_ptr<const catalogue> types,
                                                          diagnostics& warnings) {
    auto source = read_pack_folder(folder, warnings);
    if (!source) return source.error();
    return regulation::compile(std::move(*source), std::move(types), warnings);
}

} // namespace tenet::policy
