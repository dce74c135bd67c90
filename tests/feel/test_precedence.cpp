#include "support/catch.hpp"

#include <tenet/feel/expression.hpp>

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace tenet;
using namespace tenet::feel;

// Operators bind as the table of the language says, wherever they meet: generated expressions give
// what the same expressions give with every operand in parentheses.

namespace {

/// From the loosest to the tightest.
enum level : int {
    whole,
    disjunction,
    conjunction,
    comparing,
    sum,
    product,
    power,
    negative,
    atom,
};

/// An expression written twice: with the parentheses it needs, and with all of them.
struct written {
    std::string plain;
    std::string full;
    level is = atom;

    /// As an operand of an operator that takes operands of that level and tighter ones.
    [[nodiscard]] std::string under(level needed) const {
        return is < needed ? "(" + plain + ")" : plain;
    }
};

class expressions {
public:
    explicit expressions(std::uint32_t seed) : random_(seed) {}

    written truth(int depth) {
        if (depth == 0) return one_of({"p", "q", "r", "true", "false", "null"});
        switch (pick(9)) {
        case 0:
        case 1: return joined(truth(depth - 1), " or ", truth(depth - 1), disjunction);
        case 2:
        case 3: return joined(truth(depth - 1), " and ", truth(depth - 1), conjunction);
        case 4: return compared(depth - 1);
        case 5: return between(depth - 1);
        case 6: return contained(depth - 1);
        case 7: {
            const written inner = truth(depth - 1);
            return {"not(" + inner.plain + ")", "not(" + inner.full + ")", atom};
        }
        default: return chosen(truth(depth - 1), truth(depth - 1), depth - 1);
        }
    }

    written number(int depth) {
        if (depth == 0) return one_of({"a", "b", "c", "0", "2", "0.5", "null"});
        switch (pick(7)) {
        case 0: return joined(number(depth - 1), " + ", number(depth - 1), sum);
        case 1: return joined(number(depth - 1), " - ", number(depth - 1), sum);
        case 2: return joined(number(depth - 1), " * ", number(depth - 1), product);
        case 3: return joined(number(depth - 1), " / ", number(depth - 1), product);
        case 4: return joined(number(depth - 1), " ** ", number(depth - 1), power);
        case 5: {
            const written inner = number(depth - 1);
            return {"-" + inner.under(negative), "(-" + inner.full + ")", negative};
        }
        default: return chosen(number(depth - 1), number(depth - 1), depth - 1);
        }
    }

    std::size_t pick(std::size_t n) { return random_() % n; }

private:
    written one_of(std::vector<std::string> texts) {
        const std::string& text = texts[pick(texts.size())];
        return {text, text, atom};
    }

    /// All these operators are left associative.
    static written joined(const written& left, const std::string& by, const written& right,
                          level is) {
        return {left.under(is) + by + right.under(static_cast<level>(is + 1)),
                "(" + left.full + by + right.full + ")", is};
    }

    written compared(int depth) {
        constexpr std::array<const char*, 6> by{" = ", " != ", " < ", " <= ", " > ", " >= "};
        const bool numbers = pick(3) != 0;
        const written left = numbers ? number(depth) : truth(depth);
        const written right = numbers ? number(depth) : truth(depth);
        const std::string sign = by[pick(numbers ? 6 : 2)];
        return {left.under(sum) + sign + right.under(sum),
                "(" + left.full + sign + right.full + ")", comparing};
    }

    written between(int depth) {
        const written x = number(depth);
        const written low = number(depth);
        const written high = number(depth);
        return {x.under(sum) + " between " + low.under(sum) + " and " + high.under(sum),
                "(" + x.full + " between " + low.full + " and " + high.full + ")", comparing};
    }

    written contained(int depth) {
        const written x = number(depth);
        const written end = number(depth);
        switch (pick(5)) {
        case 0: return within(x, "[" + end.plain + ", 2, b]", "[" + end.full + ", 2, b]");
        case 1: return within(x, "[-1.." + end.under(sum) + "]", "[-1.." + end.full + "]");
        case 2: return within(x, "(< 1, " + end.under(sum) + ")", "(< 1, " + end.full + ")");
        case 3: return within(x, ">= " + end.under(sum), ">= " + end.full);
        default: return within(x, "(not in list, c)", "(not in list, c)");
        }
    }

    static written within(const written& x, const std::string& plain, const std::string& full) {
        return {x.under(sum) + " in " + plain, "(" + x.full + " in " + full + ")", comparing};
    }

    written chosen(const written& yes, const written& no, int depth) {
        const written condition = truth(depth);
        return {"if " + condition.plain + " then " + yes.plain + " else " + no.plain,
                "(if " + condition.full + " then " + yes.full + " else " + no.full + ")", whole};
    }

    std::mt19937 random_;
};

/// Names with values of every sort.
class bench {
public:
    explicit bench(missing_mode mode) {
        context.missing = mode;
        for (const char* name : {"p", "q", "r", "a", "b", "c", "not in list"}) {
            causes_.emplace_back().path = name;
            names.add(name, "", type::any());
        }
    }

    void set(expressions& random) {
        run.reset();
        for (std::uint32_t n = 0; n < causes_.size(); ++n) run.set(n, any(random, n));
    }

    std::string of(const std::string& text) {
        const auto e = expression::compile(text, names);
        if (!e) return e.error().text(language::en);
        return to_text(e->evaluate(run));
    }

    scope names;
    run_context context;
    evaluation run{context};

private:
    value any(expressions& random, std::uint32_t n) {
        switch (random.pick(6)) {
        case 0: return value::null();
        case 1: return value::missing(&causes_[n]);
        default: break;
        }
        if (n < 3) return value{random.pick(2) == 0};
        return value{decimal::scaled(static_cast<int>(random.pick(9)) - 4, 0)};
    }

    std::vector<missing_cause> causes_;
};

} // namespace

TEST_CASE("generated expressions bind as their fully parenthesised forms", "[feel][precedence]") {
    const int rounds = std::getenv("TENET_CAMPAIGN") != nullptr ? 200'000 : 5'000;
    expressions random{20260301};
    bench null{missing_mode::null};
    bench spread{missing_mode::spread};
    int values = 0;
    for (int n = 0; n < rounds; ++n) {
        const int depth = 1 + static_cast<int>(random.pick(4));
        const written e = random.pick(3) == 0 ? random.number(depth) : random.truth(depth);
        for (bench* b : {&null, &spread}) {
            b->set(random);
            const std::string plain = b->of(e.plain);
            INFO(e.plain << "\n" << e.full);
            REQUIRE(plain == b->of(e.full));
            REQUIRE(plain.find("error:") == std::string::npos);
            values += plain != "null" && !plain.starts_with("missing") ? 1 : 0;
        }
    }
    CHECK(values > rounds / 2);
}
