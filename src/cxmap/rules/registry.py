"""Which rules there are, in the order of their codes.

Rules are imported by family when a subject needs them: a map without a fault pays for no rule about faults.
"""

from collections.abc import Iterator

from cxmap.language.level import Level, asks
from cxmap.rules.rule import Finding, Rule, Subject


def text_rules() -> tuple[Rule, ...]:
    """CX0nn: the file and its YAML."""
    from cxmap.rules import (
        cx001_not_utf8,
        cx002_control_character,
        cx003_byte_order_mark,
        cx004_crlf_line_ends,
        cx005_too_large,
        cx006_empty_file,
        cx007_yaml_syntax,
        cx008_several_documents,
        cx009_duplicate_key,
        cx010_tag_refused,
        cx011_merge_key,
        cx012_recursive_alias,
        cx013_unknown_alias,
        cx014_alias_expansion,
        cx015_too_deep,
        cx016_complex_key,
        cx017_number_too_long,
    )

    return (
        cx001_not_utf8.RULE,
        cx002_control_character.RULE,
        cx003_byte_order_mark.RULE,
        cx004_crlf_line_ends.RULE,
        cx005_too_large.RULE,
        cx006_empty_file.RULE,
        cx007_yaml_syntax.RULE,
        cx008_several_documents.RULE,
        cx009_duplicate_key.RULE,
        cx010_tag_refused.RULE,
        cx011_merge_key.RULE,
        cx012_recursive_alias.RULE,
        cx013_unknown_alias.RULE,
        cx014_alias_expansion.RULE,
        cx015_too_deep.RULE,
        cx016_complex_key.RULE,
        cx017_number_too_long.RULE,
    )


def language_rules() -> tuple[Rule, ...]:
    """CX1nn: what may be written."""
    from cxmap.rules import (
        cx101_unknown_key,
        cx102_missing_key,
        cx103_wrong_type,
        cx104_unknown_word,
        cx105_out_of_bounds,
        cx106_bad_id,
        cx107_bad_format,
        cx108_contradiction,
    )

    return (
        cx101_unknown_key.RULE,
        cx102_missing_key.RULE,
        cx103_wrong_type.RULE,
        cx104_unknown_word.RULE,
        cx105_out_of_bounds.RULE,
        cx106_bad_id.RULE,
        cx107_bad_format.RULE,
        cx108_contradiction.RULE,
    )


def reference_rules() -> tuple[Rule, ...]:
    """CX201–CX219: references that do not hold, and ids given twice."""
    from cxmap.rules import (
        cx201_unknown_channel,
        cx202_unknown_persona,
        cx203_unknown_team,
        cx204_unknown_role,
        cx205_unknown_system,
        cx206_unknown_evidence,
        cx207_unknown_touchpoint,
        cx208_unknown_stage,
        cx209_unknown_tier,
        cx210_unknown_kpi,
        cx211_unknown_initiative,
        cx212_unknown_tone,
        cx213_wrong_kind,
        cx214_duplicate_touchpoint,
        cx215_declared_twice,
        cx216_former_id_taken,
        cx217_unusable_catalogue,
        cx218_catalogue_cycle,
        cx219_unusable_map,
    )

    return (
        cx201_unknown_channel.RULE,
        cx202_unknown_persona.RULE,
        cx203_unknown_team.RULE,
        cx204_unknown_role.RULE,
        cx205_unknown_system.RULE,
        cx206_unknown_evidence.RULE,
        cx207_unknown_touchpoint.RULE,
        cx208_unknown_stage.RULE,
        cx209_unknown_tier.RULE,
        cx210_unknown_kpi.RULE,
        cx211_unknown_initiative.RULE,
        cx212_unknown_tone.RULE,
        cx213_wrong_kind.RULE,
        cx214_duplicate_touchpoint.RULE,
        cx215_declared_twice.RULE,
        cx216_former_id_taken.RULE,
        cx217_unusable_catalogue.RULE,
        cx218_catalogue_cycle.RULE,
        cx219_unusable_map.RULE,
    )


def suppression_rules() -> tuple[Rule, ...]:
    """CX018–CX020: comments that ask for silence."""
    from cxmap.rules import cx018_bad_suppression, cx019_unused_suppression, cx020_unexplained_suppression

    return (cx018_bad_suppression.RULE, cx019_unused_suppression.RULE, cx020_unexplained_suppression.RULE)


def sense_rules() -> tuple[Rule, ...]:
    """From CX220: what a map declares and never uses."""
    from cxmap.rules import cx220_unused_persona, cx221_unused_evidence

    return (cx220_unused_persona.RULE, cx221_unused_evidence.RULE)


def completeness_rules() -> tuple[Rule, ...]:
    """CX3nn: completeness, ownership, evidence."""
    from cxmap.rules import (
        cx301_unowned_map,
        cx302_unowned_stage,
        cx303_unowned_touchpoint,
        cx304_review_overdue,
        cx305_never_reviewed,
        cx306_no_enabler_or_barrier,
        cx307_unmeasured_touchpoint,
        cx308_number_without_evidence,
        cx309_stale_evidence,
        cx310_incentivised_evidence,
        cx311_small_sample,
        cx312_tiny_sample,
        cx313_unplanned_barrier,
        cx314_idle_initiative,
        cx315_overdue_initiative,
        cx316_blocked_initiative,
        cx317_nobody_listens,
        cx318_kpi_without_target,
        cx319_unowned_kpi,
        cx320_kpi_off_scale,
        cx321_stage_without_kpis,
        cx322_percent_as_share,
        cx323_persona_without_touchpoint,
        cx324_persona_without_jobs,
        cx325_persona_without_evidence,
        cx326_team_without_goal,
        cx327_stops_at_purchase,
        cx328_no_awareness,
        cx329_lone_role,
        cx330_unused_data,
        cx331_unmet_data_need,
        cx332_no_channel,
        cx333_no_emotion,
    )

    return (
        cx301_unowned_map.RULE,
        cx302_unowned_stage.RULE,
        cx303_unowned_touchpoint.RULE,
        cx304_review_overdue.RULE,
        cx305_never_reviewed.RULE,
        cx306_no_enabler_or_barrier.RULE,
        cx307_unmeasured_touchpoint.RULE,
        cx308_number_without_evidence.RULE,
        cx309_stale_evidence.RULE,
        cx310_incentivised_evidence.RULE,
        cx311_small_sample.RULE,
        cx312_tiny_sample.RULE,
        cx313_unplanned_barrier.RULE,
        cx314_idle_initiative.RULE,
        cx315_overdue_initiative.RULE,
        cx316_blocked_initiative.RULE,
        cx317_nobody_listens.RULE,
        cx318_kpi_without_target.RULE,
        cx319_unowned_kpi.RULE,
        cx320_kpi_off_scale.RULE,
        cx321_stage_without_kpis.RULE,
        cx322_percent_as_share.RULE,
        cx323_persona_without_touchpoint.RULE,
        cx324_persona_without_jobs.RULE,
        cx325_persona_without_evidence.RULE,
        cx326_team_without_goal.RULE,
        cx327_stops_at_purchase.RULE,
        cx328_no_awareness.RULE,
        cx329_lone_role.RULE,
        cx330_unused_data.RULE,
        cx331_unmet_data_need.RULE,
        cx332_no_channel.RULE,
        cx333_no_emotion.RULE,
    )


def contradiction_rules() -> tuple[Rule, ...]:
    """Those of CX3nn that speak at every level, because they ask for nothing and only say what cannot be."""
    from cxmap.rules import cx320_kpi_off_scale

    return (cx320_kpi_off_scale.RULE,)


def number_rules() -> tuple[Rule, ...]:
    """CX4nn: numbers and scales."""
    from cxmap.rules import (
        cx401_off_scale,
        cx402_shares_over_one,
        cx403_unbalanced_decision,
        cx404_mixed_scales,
        cx405_ces_without_polarity,
        cx406_wrong_options,
        cx407_n_contradicts_answers,
        cx408_impossible_sd,
        cx409_impossible_mean,
        cx410_old_benchmark,
        cx411_impossible_interval,
        cx412_nobody_answered,
    )

    return (
        cx401_off_scale.RULE,
        cx402_shares_over_one.RULE,
        cx403_unbalanced_decision.RULE,
        cx404_mixed_scales.RULE,
        cx405_ces_without_polarity.RULE,
        cx406_wrong_options.RULE,
        cx407_n_contradicts_answers.RULE,
        cx408_impossible_sd.RULE,
        cx409_impossible_mean.RULE,
        cx410_old_benchmark.RULE,
        cx411_impossible_interval.RULE,
        cx412_nobody_answered.RULE,
    )


def flow_rules() -> tuple[Rule, ...]:
    """CX5nn: flow and hand-offs."""
    from cxmap.rules import (
        cx501_unreachable_touchpoint,
        cx502_dead_end,
        cx503_endless_loop,
        cx504_unlabelled_options,
        cx505_unfounded_automation,
        cx506_empty_handoff,
        cx507_customer_repeats,
        cx508_change_without_handoff,
        cx509_retiring_system,
        cx510_unneeded_system,
    )

    return (
        cx501_unreachable_touchpoint.RULE,
        cx502_dead_end.RULE,
        cx503_endless_loop.RULE,
        cx504_unlabelled_options.RULE,
        cx505_unfounded_automation.RULE,
        cx506_empty_handoff.RULE,
        cx507_customer_repeats.RULE,
        cx508_change_without_handoff.RULE,
        cx509_retiring_system.RULE,
        cx510_unneeded_system.RULE,
    )


def wording_rules() -> tuple[Rule, ...]:
    """CX6nn: wording and tone."""
    from cxmap.rules import (
        cx601_inside_out_name,
        cx602_implementation_words,
        cx603_cheerful_where_unhappy,
        cx604_tone_against_formality,
        cx605_contradicting_tones,
        cx606_absent_emotion,
    )

    return (
        cx601_inside_out_name.RULE,
        cx602_implementation_words.RULE,
        cx603_cheerful_where_unhappy.RULE,
        cx604_tone_against_formality.RULE,
        cx605_contradicting_tones.RULE,
        cx606_absent_emotion.RULE,
    )


def form_rules() -> tuple[Rule, ...]:
    """Those of CX0nn and CX1nn that are about the form of a map that was read: how it helps those who edit it."""
    from cxmap.rules import cx021_no_modeline, cx109_key_order

    return (cx021_no_modeline.RULE, cx109_key_order.RULE)


def journey_rules(level: Level) -> tuple[Rule, ...]:
    """The rules about what a resolved map as a whole says, those that speak at its level."""
    families: tuple[tuple[Rule, ...], ...] = (sense_rules(), number_rules())
    if level == "sketch":
        families += (contradiction_rules(),)
    else:
        families += (form_rules(), completeness_rules(), flow_rules(), wording_rules())
    return tuple(rule for family in families for rule in family if asks(level, rule.level))


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    rules = (
        *text_rules(),
        *suppression_rules(),
        *language_rules(),
        *form_rules(),
        *reference_rules(),
        *sense_rules(),
        *completeness_rules(),
        *number_rules(),
        *flow_rules(),
        *wording_rules(),
    )
    return tuple(sorted(rules, key=lambda rule: rule.code))


def check_soundness(subject: Subject) -> Iterator[tuple[Rule, Finding]]:
    """Hold a subject to what every reader of it needs: text, language, references."""
    rules: list[Rule] = []
    if subject.faults:
        rules += text_rules()
    if subject.problems:
        rules += language_rules()
    if subject.loose_ends or subject.clashes or subject.files:
        rules += reference_rules()
    for rule in rules:
        for finding in rule.check(subject):
            yield rule, finding


def check_sense(subject: Subject) -> Iterator[tuple[Rule, Finding]]:
    """Hold a subject that was read whole to what its level asks."""
    if subject.journey is not None:
        for rule in journey_rules(subject.terms.level):
            for finding in rule.check(subject):
                yield rule, finding


def check_suppressions(subject: Subject) -> Iterator[tuple[Rule, Finding]]:
    """Hold the comments of a subject that ask for silence to their rules."""
    if subject.suppressions:
        for rule in suppression_rules():
            for finding in rule.check(subject):
                yield rule, finding
