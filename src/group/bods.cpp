#include "bods_check.hpp"
#include "bods_history.hpp"
#include "limits.hpp"
#include "texts.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/group/bods.hpp>
#include <tenet/group/messages.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tenet::group {

namespace messages = group_messages;

namespace bods {

namespace {

using json::node;

constexpr std::string_view white = " \t\r\n";

/// Whether a text is JSON Lines: it begins with an object that ends on its line.
bool has_lines(std::string_view text) noexcept {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const std::size_t begin = text.find_first_not_of(white);
    if (begin == std::string_view::npos || text[begin] != '{') return false;
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    return line[line.find_last_not_of(white)] == '}';
}

/// Statements by the record they are about, in the order in which records are first named.
template <class Statement>
struct series {
    std::string record;
    std::vector<Statement> statements;
};

class statement_reader {
public:
    explicit statement_reader(const json::read_options& how) : how_(how) {}

    result<graph> read(std::string text) {
        if (text.size() <= how_.max_bytes && has_lines(text)) {
            read_lines(text);
        } else {
            read_array(std::move(text));
        }
        if (problems_.has_errors()) return problems_;
        return build();
    }

private:
    void read_array(std::string text) {
        auto doc = json::document::read(std::move(text), how_);
        if (!doc) return problems_.add(doc.error());
        located in{std::move(*doc)};
        const node& root = in.doc.root();
        if (root.is() != node::kind::array) {
            problems_.add(messages::field_kind, {"statements", "列表", "a list"}, in.where(root));
            return;
        }
        for (const node& n : root.items()) take(in, n);
    }

    void read_lines(std::string_view text) {
        std::uint32_t lines = 0;
        for (std::size_t begin = 0; begin < text.size(); ++lines) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string_view line = text.substr(begin, end - begin);
            if (line.find_first_not_of(white) != std::string_view::npos) {
                read_line(line, lines, begin);
            }
            begin = end + 1;
        }
    }

    void read_line(std::string_view line, std::uint32_t lines, std::size_t bytes) {
        const std::string pointer = "/" + std::to_string(taken_);
        auto doc = json::document::read(std::string(line), how_);
        if (!doc) {
            ++taken_;
            const located at{{}, pointer, lines, bytes};
            for (diagnostic d : doc.error().items()) {
                d.where() = at.moved(d.where());
                problems_.add(std::move(d));
            }
            return;
        }
        take({std::move(*doc), pointer, lines, bytes});
    }

    void take(const located& in) { take(in, in.doc.root()); }

    void take(const located& in, const node& statement) {
        ++taken_;
        const std::size_t before = problems_.errors();
        check_statement(in, statement, problems_);
        if (problems_.errors() != before) return;
        const node& id = *statement.find("statementId");
        if (!statement_ids_.emplace(id.text()).second) {
            problems_.add(messages::statement_twice, {std::string(id.text())}, in.where(id));
        }
        add(in, statement);
    }

    void add(const located& in, const node& statement) {
        const node& id = *statement.find("recordId");
        const std::string_view type = statement.find("recordType")->text();
        const auto [known, added] =
            records_.try_emplace(std::string(id.text()), record_kind{std::string(type), 0});
        record_kind& is = known->second;
        if (is.type != type) {
            problems_.add(messages::record_of_two_kinds,
                          {clipped(id.text()), is.type, std::string(type)}, in.where(id));
            return;
        }
        if (type == "relationship") {
            put(relationships_, is, added, id.text(), read_relationship(in, statement, problems_));
        } else {
            put(parties_, is, added, id.text(), read_party(in, statement));
        }
    }

    struct record_kind {
        std::string type;
        std::size_t number; ///< among those of its kind
    };

    template <class Statement>
    static void put(std::vector<series<Statement>>& all, record_kind& is, bool added,
                    std::string_view id, Statement statement) {
        if (added) {
            is.number = all.size();
            all.push_back({std::string(id), {}});
        }
        all[is.number].statements.push_back(std::move(statement));
    }

    template <class Statement>
    static void sort(std::vector<Statement>& statements) {
        std::stable_sort(
            statements.begin(), statements.end(),
            [](const Statement& a, const Statement& b) { return a.at.made < b.at.made; });
    }

    result<graph> build() {
        builder_.reserve(parties_.size(), relationships_.size());
        for (auto& s : parties_) {
            sort(s.statements);
            const party_statement& last = s.statements.back();
            const party_number made = builder_.add_party(s.record, last.name, last.kind);
            if (last.annulled) builder_.set_annulled(made);
        }
        for (auto& s : relationships_) {
            sort(s.statements);
            add_relations(s);
        }
        for (const auto& s : parties_) add_aliases(s);
        if (problems_.has_errors()) return problems_;
        return builder_.build();
    }

    /// Behind all parties: an id that is one of them is no other id.
    void add_aliases(const series<party_statement>& of) {
        for (const party_statement::other_id& alias : of.statements.back().aliases) {
            if (builder_.find(alias.is)) {
                problems_.add(messages::party_twice, {clipped(alias.is)}, alias.at);
            } else {
                builder_.add_alias(alias.is, *builder_.find(of.record));
            }
        }
    }

    void add_relations(const series<relationship_statement>& of) {
        bool first = true;
        for (const piece& p : history_of(of.statements)) {
            const std::string id = first ? of.record : fresh(of.record);
            first = false;
            edge_definition e;
            e.holder = party(p.from->holder, of.record, "#interestedParty");
            e.subject = party(p.from->subject, of.record, "#subject");
            e.type = p.is.type;
            e.share = p.is.share;
            e.degree = p.is.degree;
            e.hierarchy = hierarchy(p.is);
            e.valid_from = p.is.from;
            e.valid_to = p.is.to;
            e.recorded_on = p.known_from;
            e.withdrawn_on = p.known_until;
            e.id = id;
            e.source = p.is.source;
            builder_.add_edge(e);
        }
    }

    /// One without a name is a hierarchy of its own.
    std::uint8_t hierarchy(const interest& of) {
        if (of.hierarchy.empty() && of.type != relation::superordinate) return 0;
        hierarchies_.add(of.hierarchy, problems_, [] { return place{}; });
        return builder_.add_hierarchy(of.hierarchy);
    }

    /// An id made from that of a record that no other has: with #2, #3 behind.
    std::string fresh(const std::string& record) {
        std::uint32_t& number = numbers_[record];
        for (number = std::max(number, 1U);;) {
            std::string id = record + "#" + std::to_string(++number);
            if (is_free(id)) {
                made_.insert(id);
                return id;
            }
        }
    }

    [[nodiscard]] bool is_free(const std::string& id) const {
        return !records_.contains(id) && !made_.contains(id) && !builder_.find(id);
    }

    party_number party(const stated_party& who, const std::string& record, const char* end) {
        std::string key = who.id;
        if (key.empty() && !who.name.empty()) {
            std::string& made = unspecified_[record + end + who.name];
            if (made.empty()) {
                made = record + end;
                if (!is_free(made)) made = fresh(made);
                made_.insert(made);
            }
            key = made;
        }
        const auto named = records_.find(key);
        if (named != records_.end() && named->second.type == "relationship") {
            problems_.add(messages::record_of_two_kinds, {clipped(key), "relationship", "party"});
        }
        if (const auto known = builder_.find(key)) return *known;
        return builder_.add_party(key, who.name, party_kind::other);
    }

    const json::read_options& how_;
    diagnostics problems_;
    graph_builder builder_;
    std::size_t taken_ = 0;
    std::unordered_set<std::string> statement_ids_;
    std::unordered_map<std::string, record_kind> records_;
    std::vector<series<party_statement>> parties_;
    std::vector<series<relationship_statement>> relationships_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::unordered_map<std::string, std::string> unspecified_;
    std::unordered_set<std::string> made_;
    hierarchy_names hierarchies_;
};

} // namespace

} // namespace bods

result<graph> read_bods(std::string text, const json::read_options& how) {
    return bods::statement_reader{how}.read(std::move(text));
}

} // namespace tenet::group
