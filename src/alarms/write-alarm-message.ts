import { dayOf, timeOfDay } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Language } from '../translations/language.ts'
import type { Alarm, AlarmMessage, MessageContent } from './alarm.ts'
import type { AlarmSettings } from './alarm-settings.ts'
import { alarmWords } from './words.ts'

type Words = {
  readonly raised: string
  readonly over: string
  readonly missed: string
  readonly subjectOver: (title: string) => string
  readonly subjectMissed: (title: string) => string
  /** The subject of several alarms: the title of the first, and the number of the others. */
  readonly subject: (first: string, more: number) => string
  /** When it was so, by its times as people read them; the second is null while it is still so. */
  readonly time: (since: string, over: string | null) => string
  readonly page: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    raised: 'This needs somebody:',
    over: 'This is over:',
    missed: 'This happened and is over:',
    subjectOver: (title) => `Over: ${title}`,
    subjectMissed: (title) => `Began and ended: ${title}`,
    subject: (first, more) => `${first} (and ${more} more)`,
    time: (since, over) => (over === null ? `since ${since}` : `from ${since} to ${over}`),
    page: 'All alarms, and the button that says that you look after one:',
  },
  de: {
    raised: 'Darum muss sich jemand kümmern:',
    over: 'Das ist vorbei:',
    missed: 'Das ist geschehen und vorbei:',
    subjectOver: (title) => `Vorbei: ${title}`,
    subjectMissed: (title) => `Begonnen und vorbei: ${title}`,
    subject: (first, more) => `${first} (und ${more} weitere)`,
    time: (since, over) => (over === null ? `seit ${since}` : `von ${since} bis ${over}`),
    page: 'Alle Alarme, und der Knopf, mit dem Sie einen übernehmen:',
  },
}

/** Returns an instant as people read it, to the minute. */
const minuteOf = (instant: Instant, timeZone: string): string =>
  `${dayOf(instant, timeZone)} ${timeOfDay(instant, timeZone).slice(0, 5)} ${timeZone}`

/** Returns the subject: what is open comes first, then what is over, then what began and ended. */
const subjectOf = ({ raised, over, missed }: MessageContent, language: Language): string => {
  const { subject, subjectOver, subjectMissed } = words[language]
  const titleOf = (alarm: Alarm): string => alarmWords(alarm, language).title
  const [first = '', ...others] = [
    ...raised.map(titleOf),
    ...over.map((alarm) => subjectOver(titleOf(alarm))),
    ...missed.map((alarm) => subjectMissed(titleOf(alarm))),
  ]
  return others.length === 0 ? first : subject(first, others.length)
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
  ...alarmWords({ kind, facts }, language),
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
  const own = words[language]
  const line = (alarm: Alarm): string => {
    const { title, remedy } = alarmWords(alarm, language)
    const over = alarm.overAt === null ? null : minuteOf(alarm.overAt, timeZone)
    const time = `(${own.time(minuteOf(alarm.since, timeZone), over)})`
    return alarm.overAt === null
      ? `- ${title} ${time}\n  ${remedy}${partnerLine(page, alarm)}`
      : `- ${title} ${time}`
  }
  const part = (title: string, alarms: readonly Alarm[]): readonly string[] =>
    alarms.length === 0 ? [] : [`${title}\n${alarms.map(line).join('\n')}`]
  const parts = [
    ...part(own.raised, content.raised),
    ...part(own.over, content.over),
    ...part(own.missed, content.missed),
  ]
  return {
    subject: subjectOf(content, language),
    text: `${[...parts, ...(page === null ? [] : [`${own.page}\n${page}`])].join('\n\n')}\n`,
    payload: {
      type: 'alarms',
      raised: content.raised.map((alarm) => publicAlarm(alarm, language)),
      over: [...content.over, ...content.missed].map((alarm) => publicAlarm(alarm, language)),
    },
  }
}
