#ifndef TENET_SRC_ASSESS_SIMULATION_LOAD_HPP
#define TENET_SRC_ASSESS_SIMULATION_LOAD_HPP

#include <tenet/assess/simulation.hpp>

namespace tenet::assess {

/// Counts the open tasks of what was simulated, by days.
void add_load(simulation& to, const zone_reference& zone);

} // namespace tenet::assess

#endif
