#ifndef TENET_SRC_JSON_COMMENTS_HPP
#define TENET_SRC_JSON_COMMENTS_HPP

#include <string>

namespace tenet::json {

/// Overwrites `// ...` and `/* ... */` outside of strings with spaces, so that every offset stays
/// what it was. Line ends are kept. A comment that does not end stays as it is.
void blank_comments(std::string& text);

} // namespace tenet::json

#endif
