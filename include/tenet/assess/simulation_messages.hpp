#ifndef TENET_ASSESS_SIMULATION_MESSAGES_HPP
#define TENET_ASSESS_SIMULATION_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What simulating assessments can report.
namespace tenet::assess::simulation_messages {

inline constexpr message backwards_in_time{
    "assessment-simulation-time",
    severity::error,
    "模拟不能从 {0} 到 {1}：时间不能倒流。",
    "A simulation cannot go from {0} to {1}: time does not run backwards.",
    "请从各次评估最后一步之后开始，并在开始之后结束。",
    "Begin not before the last step of each instance, and end not before the beginning."};

inline constexpr message unknown_role{"assessment-simulation-role",
                                      severity::error,
                                      "假设提到的角色“{0}”在所模拟的评估中都没有。",
                                      "No assessment simulated has the role \"{0}\" that is "
                                      "assumed to act.",
                                      "请改正拼写。",
                                      "Correct the spelling."};

inline constexpr message unknown_stage{"assessment-simulation-stage",
                                       severity::error,
                                       "假设提到的阶段“{0}”在所模拟的评估中都没有。",
                                       "No assessment simulated has the stage \"{0}\" of the "
                                       "assumptions.",
                                       "请改正拼写，或省去阶段。",
                                       "Correct the spelling, or leave the stage out."};

inline constexpr message no_due{"assessment-simulation-due",
                                severity::error,
                                "角色“{0}”在 {1} 之后何时办理无法算出。",
                                "When \"{0}\" acts after {1} cannot be told.",
                                "请提供涵盖该期间的工作日历。",
                                "Supply a working calendar that covers it."};

inline constexpr message too_many_steps{
    "assessment-simulation-steps",
    severity::error,
    "模拟超过 {0} 步，到 {1} 时第 {2} 次评估在“{3}”。",
    "The simulation takes more than {0} steps; at {1} instance {2} stood at \"{3}\".",
    "请缩短期间、减少评估，或检查流程是否循环往复；也可以提高步数上限。",
    "Simulate a shorter time or fewer instances, see whether it goes round in circles, or raise "
    "the limit."};

inline constexpr std::array all{&backwards_in_time, &unknown_role, &unknown_stage, &no_due,
                                &too_many_steps};

} // namespace tenet::assess::simulation_messages

#endif
