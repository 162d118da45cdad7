import { dayOf, timeOfDay } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import type { Alarm, AlarmMessage, MessageContent } from './alarm.ts'
import type { AlarmSettings } from './alarm-settings.ts'
import { alarmWords } from './words.ts'

/** Returns an instant as people read it, to the minute. */
const minuteOf = (instant: Instant, timeZone: string): string =>
  `${dayOf(instant, timeZone)} ${timeOfDay(instant, timeZone).slice(0, 5)} ${timeZone}`

/** Returns the subject: what is open comes first, then what is over, then what began and ended. */
const subjectOf = ({ raised, over, missed }: MessageContent, language: Language): string => {
  const { t } = sentencesIn(language)
  const titleOf = (alarm: Alarm): string => alarmWords(alarm, language).title
  const [first = '', ...others] = [
    ...raised.map(titleOf),
    ...over.map((alarm) => t('alarm_mail.subject_over', { title: titleOf(alarm) })),
    ...missed.map((alarm) => t('alarm_mail.subject_missed', { title: titleOf(alarm) })),
  ]
  return others.length === 0 ? first : t('alarm_mail.subject_several', { first, more: others.length })
}

const publicAlarm = (
  { id, rule, kind, subject, partner, library, since, overAt, facts }: Alarm,
  language: Language,
) => ({
  id,
  rule,
  kind,
  subject,
  partner: partner ?? null,
  library: library ?? null,
  since,
  overAt,
  facts,
  ...alarmWords({ kind, facts, overAt }, language),
})

/** Returns the line with the address of a partner's page in the console, beside the page of alarms. */
const partnerLine = (pageOfAlarms: string | null, { partner }: Pick<Alarm, 'partner'>): string =>
  pageOfAlarms === null || partner === undefined
    ? ''
    : `\n  ${pageOfAlarms.replace(/\/alarms$/, `/partners/${partner}`)}`

/** Writes a message about alarms: a mail, and what the webhook is posted, in one language. It names no patron and holds no secret. */
export const writeAlarmMessage = (
  content: MessageContent,
  { language, timeZone }: Pick<AlarmSettings, 'language' | 'timeZone'>,
  page: string | null,
): Pick<AlarmMessage, 'subject' | 'text' | 'payload'> => {
  const { t } = sentencesIn(language)
  const line = (alarm: Alarm): string => {
    const { title, remedy } = alarmWords(alarm, language)
    const since = minuteOf(alarm.since, timeZone)
    return alarm.overAt === null
      ? `- ${title} (${t('alarm_mail.since', { since })})\n  ${remedy}${partnerLine(page, alarm)}`
      : `- ${title} (${t('alarm_mail.from_to', { since, over: minuteOf(alarm.overAt, timeZone) })})`
  }
  const part = (title: string, alarms: readonly Alarm[]): readonly string[] =>
    alarms.length === 0 ? [] : [`${title}\n${alarms.map(line).join('\n')}`]
  const parts = [
    ...part(t('alarm_mail.raised'), content.raised),
    ...part(t('alarm_mail.over'), content.over),
    ...part(t('alarm_mail.missed'), content.missed),
  ]
  return {
    subject: subjectOf(content, language),
    text: `${[...parts, ...(page === null ? [] : [`${t('alarm_mail.page')}\n${page}`])].join('\n\n')}\n`,
    payload: {
      type: 'alarms',
      raised: content.raised.map((alarm) => publicAlarm(alarm, language)),
      over: [...content.over, ...content.missed].map((alarm) => publicAlarm(alarm, language)),
    },
  }
}
