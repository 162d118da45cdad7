import { dayOf, timeOfDay } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { AlarmMessage } from './alarm.ts'
import type { AlarmSettings } from './alarm-settings.ts'
import type { AlarmLanguage } from './words.ts'

/** What is known of a store that cannot be written. */
type StoreFailure = {
  readonly since: Instant
  /** Null while it still cannot be written. */
  readonly overAt: Instant | null
  readonly reason: string
  /** The free part of its disk, in per cent; null where it is unknown. */
  readonly free: number | null
  readonly page: string
}

type Words = {
  readonly title: string
  readonly over: string
  readonly disk: (free: string) => string
  readonly remedy: string
  readonly since: (since: string) => string
  readonly until: (since: string, overAt: string) => string
}

const words: Readonly<Record<AlarmLanguage, Words>> = {
  en: {
    title: 'The store cannot be written',
    over: 'Over: The store cannot be written',
    disk: (free) => `Its disk has ${free} free.`,
    remedy:
      'Until it can, nothing is accepted and nothing is sent: calls and partners get 503 and try again. Make room on the disk, or start the database.',
    since: (since) => `since ${since}`,
    until: (since, overAt) => `from ${since} to ${overAt}`,
  },
  de: {
    title: 'Der Speicher kann nicht beschrieben werden',
    over: 'Vorbei: Der Speicher kann nicht beschrieben werden',
    disk: (free) => `Auf seinem Datenträger sind ${free} frei.`,
    remedy:
      'Bis dahin wird nichts angenommen und nichts gesendet: Aufrufe und Partner erhalten 503 und versuchen es erneut. Schaffen Sie Platz auf dem Datenträger oder starten Sie die Datenbank.',
    since: (since) => `seit ${since}`,
    until: (since, overAt) => `von ${since} bis ${overAt}`,
  },
}

/** Writes the message that the store cannot be written, or can again: a mail, and what the webhook is posted. */
export const writeStoreAlarm = (
  { since, overAt, reason, free, page }: StoreFailure,
  { language, timeZone }: Pick<AlarmSettings, 'language' | 'timeZone'>,
): Pick<AlarmMessage, 'subject' | 'text' | 'payload'> => {
  const own = words[language]
  const minuteOf = (at: Instant): string =>
    `${dayOf(at, timeZone)} ${timeOfDay(at, timeZone).slice(0, 5)} ${timeZone}`
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const disk = free === null ? [] : [own.disk(percent.format(free / 100))]
  const subject = overAt === null ? `${own.title}: ${reason}` : own.over
  const time = overAt === null ? own.since(minuteOf(since)) : own.until(minuteOf(since), minuteOf(overAt))
  const title = `${own.title}: ${reason} (${time}).`
  const alarm = { kind: 'store', since, overAt, title, facts: { reason, ...(free === null ? {} : { free }) } }
  return {
    subject,
    text: [title, ...disk, ...(overAt === null ? [own.remedy] : []), page, ''].join('\n\n'),
    payload: {
      type: 'alarms',
      raised: overAt === null ? [alarm] : [],
      over: overAt === null ? [] : [alarm],
    },
  }
}
