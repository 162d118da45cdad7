import { dayOf, timeOfDay } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import { colonIn, sentencesIn } from '../translations/gateway-sentences.ts'
import { localeOf } from '../translations/language.ts'
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

const remedyOf = (free: number | null) => {
  if (free === null) return 'store_alarm.database'
  return isFull(free) ? 'store_alarm.make_room' : 'store_alarm.log'
}

/** Writes the message that the store cannot be written, or can again: a mail, and what the webhook is posted. */
export const writeStoreAlarm = (
  { since, overAt, reason, free, page }: StoreFailure,
  { language, timeZone }: Pick<AlarmSettings, 'language' | 'timeZone'>,
): Pick<AlarmMessage, 'subject' | 'text' | 'payload'> => {
  const { t } = sentencesIn(language)
  const minuteOf = (at: Instant): string =>
    `${dayOf(at, timeZone)} ${timeOfDay(at, timeZone).slice(0, 5)} ${timeZone}`
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 })
  const full = t(overAt === null ? 'store_alarm.full' : 'store_alarm.was_full')
  const cause = isFull(free) ? full : reason
  const time =
    overAt === null
      ? t('store_alarm.since', { since: minuteOf(since) })
      : t('store_alarm.until', { since: minuteOf(since), over: minuteOf(overAt) })
  const title = `${time}${colonIn(language)} ${cause}.`
  const details = [
    ...(cause === reason ? [] : [t('store_alarm.reason', { reason })]),
    ...(free === null || isFull(free) ? [] : [t('store_alarm.disk', { free: percent.format(free / 100) })]),
    t('store_alarm.effect'),
    t(remedyOf(free)),
  ]
  const alarm = { kind: 'store', since, overAt, title, facts: { reason, ...(free === null ? {} : { free }) } }
  return {
    subject:
      overAt === null ? `${t('store_alarm.title')}${colonIn(language)} ${cause}` : t('store_alarm.over'),
    text: [
      title,
      ...(overAt === null ? details : [t('store_alarm.goes_on')]),
      ...(page === null ? [] : [t('store_alarm.page', { page })]),
      '',
    ].join('\n\n'),
    payload: {
      type: 'alarms',
      raised: overAt === null ? [alarm] : [],
      over: overAt === null ? [] : [alarm],
    },
  }
}
