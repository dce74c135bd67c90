#ifndef TENET_SCHEMA_CODE_LIST_HPP
#define TENET_SCHEMA_CODE_LIST_HPP

#include <tenet/base/message.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tenet {

/// One code: what is stored, what people read, and whether it may still be used.
struct code {
    std::string id;  ///< e.g. "core"
    bilingual label; ///< e.g. 核心客户 / core customer
    int rank = 0;    ///< for ordered lists: higher is more; 0 where order means nothing
};

/// A list of codes, as data: shipped, and extended or replaced by a host or a pack.
struct code_list {
    std::string id; ///< e.g. "tier"
    bilingual name;
    std::vector<code> codes;

    /// By id or by label in either language; nullptr if unknown.
    [[nodiscard]] const code* find(std::string_view id_or_label) const noexcept {
        for (const code& c : codes) {
            if (c.id == id_or_label || c.label.zh == id_or_label || c.label.en == id_or_label) {
                return &c;
            }
        }
        return nullptr;
    }
};

/// Code lists by id.
using code_lists = std::map<std::string, code_list, std::less<>>;

} // namespace tenet

#endif
