#include <tenet/base/digest.hpp>
#include <tenet/group/lineage_json.hpp>
#include <tenet/policy/context.hpp>

namespace tenet::policy {

kept_lineage::kept_lineage(group::lineage is) : is_(std::move(is)) {
    json::writer text;
    group::write_lineage(text, is_);
    digest_ = sha256_hex(text.take());
}

} // namespace tenet::policy
