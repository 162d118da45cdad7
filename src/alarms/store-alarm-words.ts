import { dayOf, timeOfDay } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Language } from '../translations/language.ts'
import type { AlarmMessage } from './alarm.ts'
import type { AlarmSettings } from './alarm-settings.ts'

/** What is known of a store that cannot be written. */
export type StoreFailure = {
  readonly since: Instant
  /** Null while it still cannot be written. */
  readonly overAt: Instant | null
  /** What the store said. */
  readonly reason: string
  /** The free part of its disk when it was last seen to fail, in per cent; null where it is unknown. */
  readonly free: number | null
  /** Where the state of the gateway is shown; null where it does not know its address from outside. */
  readonly page: string | null
}

/** Returns whether no database can write on a disk. */
export const isFull = (free: number | null): boolean => free !== null && free < 0.1

type Words = {
  readonly title: string
  readonly over: string
  readonly full: string
  readonly wasFull: string
  readonly since: (since: string) => string
  readonly until: (since: string, overAt: string) => string
  readonly reason: (reason: string) => string
  readonly disk: (free: string) => string
  readonly effect: string
  readonly makeRoom: string
  readonly database: string
  readonly log: string
  readonly goesOn: string
  readonly page: (page: string) => string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'The store cannot be written',
    over: 'Over: The store cannot be written',
    full: 'its disk is full',
    wasFull: 'its disk was full',
    since: (since) => `The store cannot be written since ${since}`,
    until: (since, overAt) => `The store can be written again. It could not from ${since} to ${overAt}`,
    reason: (reason) => `What it said: ${reason}.`,
    disk: (free) => `Its disk has ${free} free.`,
    effect:
      'Until it can, no request changes and nothing is sent. Calls that change something and messages of partners are answered 503, so that they are sent again.',
    makeRoom: 'Make room on its disk. lendwire then resumes automatically.',
    database:
      'Look whether the database runs and has room on its disk. lendwire resumes automatically once it can write.',
    log: 'The log of lendwire says what else failed. lendwire resumes automatically once it can write.',
    goesOn: 'What waited is sent now.',
    page: (page) => `Whether it works: ${page}`,
  },
  de: {
    title: 'Der Speicher kann nicht beschrieben werden',
    over: 'Vorbei: Der Speicher kann nicht beschrieben werden',
    full: 'sein Datenträger ist voll',
    wasFull: 'sein Datenträger war voll',
    since: (since) => `Der Speicher kann seit ${since} nicht beschrieben werden`,
    until: (since, overAt) =>
      `Der Speicher kann wieder beschrieben werden. Er konnte es von ${since} bis ${overAt} nicht`,
    reason: (reason) => `Er meldete: ${reason}.`,
    disk: (free) => `Auf seinem Datenträger sind ${free} frei.`,
    effect:
      'Bis dahin ändert sich keine Bestellung, und nichts wird gesendet. Aufrufe, die etwas ändern, und Nachrichten von Partnern erhalten 503, damit sie erneut gesendet werden.',
    makeRoom: 'Schaffen Sie Platz auf seinem Datenträger. lendwire arbeitet dann von selbst weiter.',
    database:
      'Prüfen Sie, ob die Datenbank läuft und auf ihrem Datenträger Platz ist. Sobald lendwire schreiben kann, arbeitet es von selbst weiter.',
    log: 'Das Protokoll von lendwire nennt, was noch fehlschlug. Sobald lendwire schreiben kann, arbeitet es von selbst weiter.',
    goesOn: 'Was wartete, wird jetzt gesendet.',
    page: (page) => `Ob er funktioniert: ${page}`,
  },
}

const remedyOf = ({ makeRoom, database, log }: Words, free: number | null): string => {
  if (free === null) return database
  return isFull(free) ? makeRoom : log
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
  const full = overAt === null ? own.full : own.wasFull
  const cause = isFull(free) ? full : reason
  const time = overAt === null ? own.since(minuteOf(since)) : own.until(minuteOf(since), minuteOf(overAt))
  const title = `${time}: ${cause}.`
  const details = [
    ...(cause === reason ? [] : [own.reason(reason)]),
    ...(free === null || isFull(free) ? [] : [own.disk(percent.format(free / 100))]),
    own.effect,
    remedyOf(own, free),
  ]
  const alarm = { kind: 'store', since, overAt, title, facts: { reason, ...(free === null ? {} : { free }) } }
  return {
    subject: overAt === null ? `${own.title}: ${cause}` : own.over,
    text: [
      title,
      ...(overAt === null ? details : [own.goesOn]),
      ...(page === null ? [] : [own.page(page)]),
      '',
    ].join('\n\n'),
    payload: {
      type: 'alarms',
      raised: overAt === null ? [alarm] : [],
      over: overAt === null ? [] : [alarm],
    },
  }
}
