#include "portfolio/readers.hpp"

#include <tenet/json/records.hpp>
#include <tenet/portfolio/load.hpp>
#include <tenet/portfolio/messages.hpp>

namespace tenet::portfolio {

std::shared_ptr<void> make_object(const record_type& type) {
    return {type.operations().create(), type.operations().destroy};
}

void read_json_records(const json::document& doc, const json::node& array, const record_type& type,
                       const reading& in) {
    if (array.is() != json::node::kind::array) {
        in.problems.add(portfolio_messages::something_else_expected,
                        {"记录的数组", "an array of records"}, doc.where(array));
        return;
    }
    const json::record_options options{&in.codes, in.strict};
    for (const json::node& n : array.items()) {
        std::shared_ptr<void> object = make_object(type);
        if (json::read_record(doc, n, type, object.get(), options, in.problems)) {
            in.take({&type, std::move(object)}, [&doc, &n] { return doc.where(n); });
        }
    }
}

result<record> read_record_json(const record_type& type, std::string text,
                                const load_options& options, diagnostics& warnings) {
    if (type.operations().create == nullptr) {
        return diagnostic{portfolio_messages::not_owned, {std::string{type.name()}}};
    }
    const auto doc = json::document::read(std::move(text));
    if (!doc) return doc.error();
    diagnostics problems;
    std::shared_ptr<void> object = make_object(type);
    const json::record_options how{&options.codes, options.strict};
    if (!json::read_record(*doc, doc->root(), type, object.get(), how, problems)) return problems;
    warnings.add(problems);
    return record{&type, std::move(object)};
}

} // namespace tenet::portfolio
