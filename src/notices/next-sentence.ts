import type { Consequence, Next } from '../borrowing/request/next.ts'
import type { Instant } from '../borrowing/values.ts'
import { dateInWords } from '../translations/date-in-words.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'

/** The facts of a sentence: the language, the library's time zone, and partners' names by their codes. */
type Facts = {
  readonly language: Language
  readonly timeZone: string
  readonly nameOf: (partner: string) => string
}

const consequenceOf = (then: Consequence, { language, nameOf }: Facts): string => {
  const { t } = sentencesIn(language)
  return then.kind === 'partner_asked' || then.kind === 'partner_claimed'
    ? t(`next.consequence.${then.kind}`, { partner: nameOf(then.partner) })
    : t(`next.consequence.${then.kind}`)
}

/** Returns the words for what the library is to do. */
const taskOf = ({ for: command, attention }: Next, language: Language): string => {
  const { say, has } = sentencesIn(language)
  const keys = [
    ...(attention === undefined ? [] : [`next.${command}.${attention}`]),
    `next.task.${command}`,
    'next.decide',
  ]
  return say({ code: keys.find(has) ?? '', params: {} })
}

/**
 * Says whose turn it is in one sentence: "Waiting for North Library’s answer since 3 May; on 17 May South Library is
 * asked."
 *
 * @param next whose turn it is
 * @param facts the language, the time zone that days are counted in, and partners' names
 */
export const nextSentence = (next: Next, facts: Facts): string => {
  const { language, timeZone, nameOf } = facts
  const { t, say, has } = sentencesIn(language)
  const dayIn = (at: Instant): string => dateInWords(at, language, timeZone, 'day_of_year')
  const partner = next.partner === undefined ? t('next.the_partner') : nameOf(next.partner)
  const since = dayIn(next.since)
  const end =
    next.deadline === undefined || next.then === undefined
      ? undefined
      : { day: dayIn(next.deadline.at), consequence: consequenceOf(next.then, facts) }
  if (next.who === 'library') {
    const task = taskOf(next, language)
    return end === undefined
      ? t('next.library', { since, task })
      : t('next.library_until', { since, task, ...end })
  }
  const event = `next.awaited.${next.for}`
  const awaited = has(event) ? say({ code: event, params: { partner } }) : partner
  return end === undefined
    ? t('next.waits', { since, awaited })
    : t('next.waits_until', { since, awaited, ...end })
}
