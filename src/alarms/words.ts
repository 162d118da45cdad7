import { isStepCode, sayStep } from '../connection-test/say-step.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import { type Language, localeOf } from '../translations/language.ts'
import type { Alarm } from './alarm.ts'
import type { ConditionKind } from './alarm-rule.ts'

type Facts = Alarm['facts']

/** The fact with which, or without which, an alarm has another title. */
const otherTitles: Partial<Record<ConditionKind, (facts: Facts) => boolean>> = {
  partner_paused: ({ reason }) => reason !== undefined,
  delivery_waiting: ({ partner }) => partner !== undefined,
  certificate: ({ ended }) => ended !== undefined,
  backup: ({ hours }) => hours === undefined,
}

/** Facts that alarms of earlier versions lack: without them a message would have no sentence. */
const absent: Facts = { count: '', failures: '', hours: '', minutes: '', reason: '', todo: '', waiting: '' }

/**
 * Says how long ago a certificate ended; empty where it has not. Alarms of earlier versions have days only.
 * `Intl` throws where it is given no number, and then no alarm at all would be sent.
 */
const ageOf = ({ ended, endedHours }: Facts, language: Language): string => {
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'always' })
  if (typeof ended !== 'number') return ''
  if (ended !== 0) return format.format(-ended, 'day')
  if (typeof endedHours === 'number' && endedHours !== 0) return format.format(-endedHours, 'hour')
  return sentencesIn(language).t('alarm.within_the_hour')
}

/**
 * Returns the facts with the failed step of a connection test in the language. The step of an alarm that an earlier
 * version stored is in English.
 */
const translateStep = (facts: Facts, language: Language): Facts => {
  const { stepCode, step } = facts
  if (typeof stepCode !== 'string' || !isStepCode(stepCode)) return facts
  const { detail, remedy } = sayStep({ code: stepCode, facts }, language)
  const code = `alarm.step.${step}`
  const { has, say } = sentencesIn(language)
  const name = has(code) ? say({ code, params: {} }) : String(step)
  return { ...facts, step: name, reason: detail, todo: remedy ?? '' }
}

/** Returns the facts with the name of a document. An alarm of an earlier version has the kind in English words. */
const translateDocument = (facts: Facts, language: Language): Facts => {
  const params = { kind: String(facts.document).replaceAll(' ', '_'), document: String(facts.code) }
  return { ...facts, name: sentencesIn(language).t('named_by.document', params) }
}

/** The facts of some kinds of alarms in the language. */
const translations: Partial<Record<ConditionKind, (facts: Facts, language: Language) => Facts>> = {
  certificate: (facts, language) => ({ ...facts, age: ageOf(facts, language) }),
  check_changed: translateStep,
  configuration_fault: translateDocument,
  partner_paused: translateStep,
}

/**
 * Says in words why an alarm was raised, and what to do. A partner is called by its name where the alarm has it.
 *
 * @param alarm its title is in the past tense where `overAt` has an instant
 */
export const alarmWords = (
  {
    kind,
    facts: { partnerName, ...facts },
    overAt = null,
  }: Pick<Alarm, 'kind' | 'facts'> & Partial<Pick<Alarm, 'overAt'>>,
  language: Language,
): { readonly title: string; readonly remedy: string } => {
  if (partnerName !== undefined) facts.partner = partnerName
  const params = { ...absent, ...(translations[kind]?.(facts, language) ?? facts) }
  const { has, say } = sentencesIn(language)
  const title = otherTitles[kind]?.(facts) === true ? 'other_title' : 'title'
  const past = `alarm.${kind}.past_${title}`
  return {
    title: say({ code: overAt !== null && has(past) ? past : `alarm.${kind}.${title}`, params }),
    remedy: say({ code: `alarm.${kind}.remedy`, params }),
  }
}
