#ifndef TENET_POLICY_PACK_READER_HPP
#define TENET_POLICY_PACK_READER_HPP

#include <tenet/base/messages.hpp>
#include <tenet/json/node_text.hpp>
#include <tenet/json/records.hpp>
#include <tenet/policy/regulation.hpp>

#include <string>
#include <vector>

namespace tenet::policy {

/// The texts of every *.json file of a folder, in name order.
[[nodiscard]] result<std::vector<pack_text>> read_folder_texts(const std::string& folder);

} // namespace tenet::policy

#endif
