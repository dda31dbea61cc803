/** Words for the short codes of the guide; spelled out, so that a new one does not compile without its words. */
import type {
  Fellowship,
  FellowshipKey,
  FellowshipKind,
  FellowshipMeets,
  GuideAppeal,
  GuideReason,
  GuideTopic,
} from '../../../api/contract';
import { t } from '../../../messages/messages.svelte';

/** Ids of what is said of a fellowship. */
type Said = { name: string; focus: string; how: string; meeting: string; words: string };

const STEPS = 'guide-meeting-steps';
const BUDDHIST = 'guide-meeting-buddhist';
const DRUGS = 'guide-words-drugs';
const FAMILY = 'guide-words-family';

export const SAID: Record<FellowshipKey, Said> = {
  aa: { name: 'guide-aa', focus: 'guide-aa-focus', how: 'guide-aa-how', meeting: STEPS, words: 'guide-words-aa' },
  na: { name: 'guide-na', focus: 'guide-na-focus', how: 'guide-na-how', meeting: STEPS, words: 'guide-words-na' },
  ca: { name: 'guide-ca', focus: 'guide-ca-focus', how: 'guide-ca-how', meeting: STEPS, words: DRUGS },
  cma: { name: 'guide-cma', focus: 'guide-cma-focus', how: 'guide-cma-how', meeting: STEPS, words: DRUGS },
  ma: { name: 'guide-ma', focus: 'guide-ma-focus', how: 'guide-ma-how', meeting: STEPS, words: DRUGS },
  ga: { name: 'guide-ga', focus: 'guide-ga-focus', how: 'guide-ga-how', meeting: STEPS, words: 'guide-words-ga' },
  oa: { name: 'guide-oa', focus: 'guide-oa-focus', how: 'guide-oa-how', meeting: STEPS, words: 'guide-words-oa' },
  al_anon: {
    name: 'guide-al-anon',
    focus: 'guide-al-anon-focus',
    how: 'guide-al-anon-how',
    meeting: STEPS,
    words: FAMILY,
  },
  nar_anon: {
    name: 'guide-nar-anon',
    focus: 'guide-nar-anon-focus',
    how: 'guide-nar-anon-how',
    meeting: STEPS,
    words: FAMILY,
  },
  aca: { name: 'guide-aca', focus: 'guide-aca-focus', how: 'guide-aca-how', meeting: STEPS, words: 'guide-words-aca' },
  coda: {
    name: 'guide-coda',
    focus: 'guide-coda-focus',
    how: 'guide-coda-how',
    meeting: STEPS,
    words: 'guide-words-coda',
  },
  life_ring: {
    name: 'guide-life-ring',
    focus: 'guide-life-ring-focus',
    how: 'guide-life-ring-how',
    meeting: 'guide-meeting-life-ring',
    words: 'guide-words-life-ring',
  },
  wfs: {
    name: 'guide-wfs',
    focus: 'guide-wfs-focus',
    how: 'guide-wfs-how',
    meeting: 'guide-meeting-wfs',
    words: 'guide-words-wfs',
  },
  sos: {
    name: 'guide-sos',
    focus: 'guide-sos-focus',
    how: 'guide-sos-how',
    meeting: 'guide-meeting-sos',
    words: 'guide-words-sos',
  },
  mm: {
    name: 'guide-mm',
    focus: 'guide-mm-focus',
    how: 'guide-mm-how',
    meeting: 'guide-meeting-mm',
    words: 'guide-words-mm',
  },
  smart: {
    name: 'guide-smart',
    focus: 'guide-smart-focus',
    how: 'guide-smart-how',
    meeting: 'guide-meeting-smart',
    words: 'guide-words-smart',
  },
  recovery_dharma: {
    name: 'guide-recovery-dharma',
    focus: 'guide-recovery-dharma-focus',
    how: 'guide-recovery-dharma-how',
    meeting: BUDDHIST,
    words: 'guide-words-recovery-dharma',
  },
  refuge_recovery: {
    name: 'guide-refuge-recovery',
    focus: 'guide-refuge-recovery-focus',
    how: 'guide-refuge-recovery-how',
    meeting: BUDDHIST,
    words: 'guide-words-refuge-recovery',
  },
  celebrate_recovery: {
    name: 'guide-celebrate-recovery',
    focus: 'guide-celebrate-recovery-focus',
    how: 'guide-celebrate-recovery-how',
    meeting: 'guide-meeting-christian',
    words: 'guide-words-celebrate-recovery',
  },
};

export const KINDS: Record<FellowshipKind, { title: string; about: string; tag: string }> = {
  twelve_step: {
    title: 'guide-kind-twelve-step',
    about: 'guide-kind-twelve-step-about',
    tag: 'guide-tag-twelve-step',
  },
  secular: { title: 'guide-kind-secular', about: 'guide-kind-secular-about', tag: 'guide-tag-secular' },
  therapy: { title: 'guide-kind-therapy', about: 'guide-kind-therapy-about', tag: 'guide-tag-therapy' },
  buddhist: { title: 'guide-kind-buddhist', about: 'guide-kind-buddhist-about', tag: 'guide-tag-buddhist' },
  christian: { title: 'guide-kind-christian', about: 'guide-kind-christian-about', tag: 'guide-tag-christian' },
  family: { title: 'guide-kind-family', about: 'guide-kind-family-about', tag: 'guide-tag-family' },
  other: { title: 'guide-kind-other', about: 'guide-kind-other-about', tag: 'guide-tag-other' },
};

export const MEETS: Record<FellowshipMeets, string> = {
  both_ways: 'guide-meets-both-ways',
  mostly_in_person: 'guide-meets-mostly-in-person',
  mostly_online: 'guide-meets-mostly-online',
};

export const TOPICS: Record<GuideTopic, string> = {
  alcohol: 'guide-topic-alcohol',
  cannabis: 'guide-topic-cannabis',
  cocaine: 'guide-topic-cocaine',
  crystal_meth: 'guide-topic-crystal-meth',
  other_drugs: 'guide-topic-other-drugs',
  gambling: 'guide-topic-gambling',
  eating: 'guide-topic-eating',
  childhood: 'guide-topic-childhood',
  relationships: 'guide-topic-relationships',
};

export const APPEALS: Record<GuideAppeal, string> = {
  steps: 'guide-appeal-steps',
  therapy_tools: 'guide-appeal-therapy-tools',
  own_plan: 'guide-appeal-own-plan',
  meditation: 'guide-appeal-meditation',
  christian_faith: 'guide-appeal-christian-faith',
  women_only: 'guide-appeal-women-only',
};

export const REASONS: Record<GuideReason, string> = {
  made_for_it: 'guide-reason-made-for-it',
  also_for_it: 'guide-reason-also-for-it',
  for_part_of_it: 'guide-reason-for-part-of-it',
  made_for_something_else: 'guide-reason-made-for-something-else',
  for_those_close: 'guide-reason-for-those-close',
  also_for_those_close: 'guide-reason-also-for-those-close',
  about_own_use: 'guide-reason-about-own-use',
  about_someone_elses_use: 'guide-reason-about-someone-elses-use',
  higher_power_is_part: 'guide-reason-higher-power-is-part',
  christian_faith_is_part: 'guide-reason-christian-faith-is-part',
  leaves_belief_aside: 'guide-reason-leaves-belief-aside',
  no_belief_asked: 'guide-reason-no-belief-asked',
  speaks_of_higher_power: 'guide-reason-speaks-of-higher-power',
  rests_on_christian_faith: 'guide-reason-rests-on-christian-faith',
  meets_online: 'guide-reason-meets-online',
  meets_in_person: 'guide-reason-meets-in-person',
  mostly_in_person: 'guide-reason-mostly-in-person',
  few_in_person: 'guide-reason-few-in-person',
  aim_is_to_stop: 'guide-reason-aim-is-to-stop',
  aim_is_less: 'guide-reason-aim-is-less',
  aim_is_yours: 'guide-reason-aim-is-yours',
  only_stopping: 'guide-reason-only-stopping',
  only_less: 'guide-reason-only-less',
  has_steps: 'guide-reason-has-steps',
  has_therapy_tools: 'guide-reason-has-therapy-tools',
  has_own_plan: 'guide-reason-has-own-plan',
  has_meditation: 'guide-reason-has-meditation',
  has_christian_faith: 'guide-reason-has-christian-faith',
  is_for_women: 'guide-reason-is-for-women',
};

/** Null: one of the user's own, of which nothing is said here. */
export const saidOf = ({ which }: Pick<Fellowship, 'which'>): Said | null =>
  'built_in' in which ? SAID[which.built_in] : null;

/** As its user calls it, or as it is called. */
export function nameOf(fellowship: Pick<Fellowship, 'which' | 'name'>): string {
  const said = saidOf(fellowship);
  return fellowship.name || (said ? t(said.name) : '');
}
