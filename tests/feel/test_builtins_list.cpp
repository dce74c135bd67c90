#include "builtin_cases.hpp"

using tenet_test::check_cases;

TEST_CASE("list contains compares items, null included", "[feel]") {
    check_cases({
        {"list contains([1, 2, 3], 2)", "true"},
        {"list contains([1, 2, 3], 2.0)", "true"},
        {"list contains([1, null], null)", "true"},
        {"list contains([1, 2], null)", "false"},
        {"list contains([1, 2], \"1\")", "false"},
        {"list contains([[1], {a: 1}], {a: 1})", "true"},
        {"list contains([], 1)", "false"},
        {"list contains(list: [1], element: 1)", "true"},
        {"list contains(1, 1)", "true"},
        {"list contains(null, 1)", "null"},
    });
}

TEST_CASE("positions count from 1, or from -1 at the end", "[feel]") {
    check_cases({
        {"sublist([4, 5, 6], 1, 2)", "[4, 5]"},
        {"sublist([4, 5, 6], 2)", "[5, 6]"},
        {"sublist([4, 5, 6], -1)", "[6]"},
        {"sublist([4, 5, 6], -2, 1)", "[5]"},
        {"sublist(list: [4, 5, 6], start position: 3)", "[6]"},
        {"sublist([4, 5, 6], 0)", "null"},
        {"sublist([4, 5, 6], 4)", "null"},
        {"sublist([4, 5, 6], 2, 3)", "null"},
        {"insert before([1, 3], 2, 2)", "[1, 2, 3]"},
        {"insert before([1, 3], -2, 0)", "[0, 1, 3]"},
        {"insert before([1, 3], 3, 4)", "null"},
        {"insert before(list: [1], position: 1, newItem: null)", "[null, 1]"},
        {"remove([1, 2, 3], 2)", "[1, 3]"},
        {"remove([1, 2, 3], -1)", "[1, 2]"},
        {"remove([1, 2, 3], 4)", "null"},
        {"remove([1, 2, 3], \"1\")", "null"},
        {"reverse([1, 2, 3])", "[3, 2, 1]"},
        {"reverse([])", "[]"},
        {"reverse(null)", "null"},
        {"index of([1, 2, 3, 2], 2)", "[2, 4]"},
        {"index of([1, null], null)", "[2]"},
        {"index of([1, 2], 5)", "[]"},
        {"index of(list: [\"a\"], match: \"a\")", "[1]"},
    });
}

TEST_CASE("list replace takes a position or a function", "[feel]") {
    check_cases({
        {"list replace([1, 2, 3], 2, 4)", "[1, 4, 3]"},
        {"list replace([1, 2, 3], -1, 4)", "[1, 2, 4]"},
        {"list replace([1, 2, 3], 2.5, 4)", "[1, 4, 3]"},
        {"list replace([1, 2, 3], 3, null)", "[1, 2, null]"},
        {"list replace(1, 1, 5)", "[5]"},
        {"list replace([1, 2, 3], 0, 4)", "null"},
        {"list replace([1, 2, 3], 4, 4)", "null"},
        {"list replace([1, 2, 3], \"2\", 4)", "null"},
        {"list replace(null, 1, 4)", "null"},
        {"list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]"},
        {"list replace(list: [1], match: function(item, newItem) true, newItem: 2)", "[2]"},
        {"list replace(list: [1], position: 1, newItem: 2)", "[2]"},
        {"list replace([2, 4], function(item) item = 2, 5)", "null"},
        {"list replace([2, 4], function(item, newItem) item, 5)", "null"},
    });
}

TEST_CASE("lists are joined, flattened and made distinct", "[feel]") {
    check_cases({
        {"append([1], 2, 3)", "[1, 2, 3]"},
        {"append([], null)", "[null]"},
        {"append([1], [2])", "[1, [2]]"},
        {"append(null, 1)", "null"},
        {"concatenate([1, 2], [3])", "[1, 2, 3]"},
        {"concatenate([1], 2, [])", "[1, 2]"},
        {"concatenate([[1]], [[2]])", "[[1], [2]]"},
        {"concatenate([1], null)", "null"},
        {"union([1, 2], [2, 3])", "[1, 2, 3]"},
        {"union([1, 1], [])", "[1]"},
        {"distinct values([1, 2, 3, 2, 1.0])", "[1, 2, 3]"},
        {"distinct values([\"a\", null, \"a\", null, 1, \"1\"])", "[\"a\", null, 1, \"1\"]"},
        {"distinct values([[1], [1], {a: 1}, {a: 1}])", "[[1], {a: 1}]"},
        {"distinct values(list: 1)", "[1]"},
        {"flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"},
        {"flatten([])", "[]"},
        {"flatten([[], [[]]])", "[]"},
        {"flatten(list: [1, [2]])", "[1, 2]"},
        {"flatten(null)", "null"},
    });
}

TEST_CASE("sort is stable and takes a function", "[feel]") {
    check_cases({
        {"sort([3, 1, 4, 1, 5], function(x, y) x < y)", "[1, 1, 3, 4, 5]"},
        {"sort(list: [3, 1, 2], precedes: function(x, y) x > y)", "[3, 2, 1]"},
        {"sort([{k: 1, n: \"a\"}, {k: 0, n: \"b\"}, {k: 1, n: \"c\"}], "
         "function(x, y) x.k < y.k).n",
         "[\"b\", \"a\", \"c\"]"},
        {"sort([], function(x, y) x < y)", "[]"},
        {"sort([1], function(x, y) null)", "[1]"},
        {"sort([2, 1], function(x, y) true)", "[1, 2]"},
        {"sort([2, 1], function(x, y) null)", "null"},
        {"sort([2, 1], function(x) true)", "null"},
        {"sort([2, 1], 1)", "null"},
        {"sort(null, function(x, y) x < y)", "null"},
    });
}

TEST_CASE("contexts are read, put together and changed", "[feel]") {
    check_cases({
        {"get value({a: 1, b: 2}, \"b\")", "2"},
        {"get value({a: {b: 3}}, [\"a\", \"b\"])", "3"},
        {"get value({a: 1}, \"c\")", "null"},
        {"get value(key: \"a\", m: {a: \"foo\"})", "foo"},
        {"get value({a: 1}, 1)", "null"},
        {"get value(null, \"a\")", "null"},
        {"get entries({a: 1, b: null})", "[{key: \"a\", value: 1}, {key: \"b\", value: null}]"},
        {"get entries({})", "[]"},
        {"get entries([1])", "null"},
        {"context([{key: \"a\", value: 1}, {key: \"b\", value: 2}])", "{a: 1, b: 2}"},
        {"context({key: \"a\", value: null})", "{a: null}"},
        {"context([])", "{}"},
        {"context([{key: \"a\", value: 1}, {key: \"a\", value: 2}])", "null"},
        {"context([{key: \"a\"}])", "null"},
        {"context([{key: null, value: 1}])", "null"},
        {"context(entries: [{key: \"a\", value: 1, other: 2}])", "{a: 1}"},
        {"context(null)", "null"},
        {"context put({x: 1}, \"y\", 2)", "{x: 1, y: 2}"},
        {"context put({x: 1, y: 0}, \"x\", null)", "{x: null, y: 0}"},
        {"context put({x: 1, y: {a: 0}}, [\"y\", \"a\"], 2)", "{x: 1, y: {a: 2}}"},
        {"context put({y: {a: {b: 1}}}, [\"y\", \"a\", \"c\"], 2)", "{y: {a: {b: 1, c: 2}}}"},
        {"context put(context: {}, keys: [\"a\"], value: 1)", "{a: 1}"},
        {"context put(context: {y: {a: 0}}, key: [\"y\", \"a\"], value: 1)", "null"},
        {"context put({}, [], 1)", "null"},
        {"context put({x: 1}, [\"x\", \"y\"], 1)", "null"},
        {"context put({}, [\"x\", \"y\"], 1)", "null"},
        {"context put({}, null, 1)", "null"},
        {"context put([], \"a\", 1)", "null"},
        {"context merge([{a: 1}, {b: 2}, {a: 3}])", "{a: 3, b: 2}"},
        {"context merge(contexts: {a: 1})", "{a: 1}"},
        {"context merge([{a: 1}, 2])", "null"},
        {"context merge(null)", "null"},
    });
}
