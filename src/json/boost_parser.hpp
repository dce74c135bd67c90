#ifndef TENET_SRC_JSON_BOOST_PARSER_HPP
#define TENET_SRC_JSON_BOOST_PARSER_HPP

/// @file
/// Boost.JSON's event parser, compiled into the one file that includes this. Its namespace gets a
/// name of our own, so that a program which links another Boost.JSON, of whatever version, meets
/// no second definition of anything.

#define json tenet_boost_json
#include <boost/json/basic_parser_impl.hpp>
#if __has_include(<boost/json/detail/charconv/impl/from_chars.ipp>) // Boost 1.83
#include <boost/json/detail/charconv/impl/from_chars.ipp>
#endif
#include <boost/json/detail/impl/default_resource.ipp>
#include <boost/json/detail/impl/except.ipp>
#include <boost/json/detail/impl/shared_resource.ipp>
#include <boost/json/detail/impl/stack.ipp>
#include <boost/json/impl/error.ipp>
#undef json

namespace tenet {
namespace boost_json = boost::tenet_boost_json;
}

#endif
