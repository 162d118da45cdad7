import type { Instant } from '../borrowing/values.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import type { Log } from '../log.ts'
import type { DocumentsPort, DocumentWrite } from '../store/ports/documents.ts'
import { needsFallback, planFallbacks, retryMessage } from './after-failure.ts'
import type { Alarm, AlarmMessage } from './alarm.ts'
import { recipientsOf } from './alarm-recipients.ts'
import type { AlarmSettings } from './alarm-settings.ts'
import { isQuiet } from './quiet-hours.ts'
import { type SendAlarmDeps, sendAlarmMessage } from './send-alarm-message.ts'
import { readAlarmMessages, readAlarmRules, readAlarms, type Stored } from './stored-alarms.ts'

/** The dependencies of sending. */
export type SendDueDeps = SendAlarmDeps & {
  readonly store: Pick<DocumentsPort, 'getDocument' | 'listDocuments' | 'putDocuments'>
  readonly nextId: () => string
  readonly page: string | null
  readonly log: Log
}

/** The recipients, as they are set now. */
export type Recipients = {
  readonly settings: AlarmSettings
  readonly admins: readonly string[]
  readonly snapshot: Pick<ConfigSnapshot, 'findLibrary'>
}

const put = (
  kind: 'alarm' | 'alarm_message',
  key: string,
  value: unknown,
  version: number,
): DocumentWrite => ({
  kind,
  key,
  value,
  expectedVersion: version,
})

/** Returns the writes for the messages of the other channel, and for the alarms that they report. */
const fallbackWrites = async (
  deps: SendDueDeps,
  message: AlarmMessage,
  { settings, admins, snapshot }: Recipients,
): Promise<readonly DocumentWrite[]> => {
  const { store, mail, now, nextId, page } = deps
  const [alarms, rules] = await Promise.all([readAlarms(store), readAlarmRules(store)])
  const recipients = (alarm: Alarm): readonly string[] => {
    const rule = rules.find(({ code }) => code === alarm.rule)
    return mail === null ? [] : recipientsOf(alarm, rule, settings, snapshot, admins)
  }
  const planned = planFallbacks(
    message,
    alarms.map(({ value }) => value),
    { settings, now: now(), nextId, page, recipientsOf: recipients },
  )
  const versionOf = (id: string): number => alarms.find(({ key }) => key === id)?.version ?? 0
  return [
    ...planned.alarms.map((alarm) => put('alarm', alarm.id, alarm, versionOf(alarm.id))),
    ...planned.messages.map((each) => put('alarm_message', each.id, each, 0)),
  ]
}

/** Returns the writes that note at the alarms of a message that it was taken. */
const sentWrites = async (
  store: SendDueDeps['store'],
  { about, channel }: AlarmMessage,
  at: Instant,
): Promise<readonly DocumentWrite[]> => {
  const reported = new Set(about.flatMap(({ alarm, part }) => (part === 'over' ? [] : [alarm])))
  return (await readAlarms(store)).flatMap(({ key, value, version }) => {
    const sent = value.sent ?? { email: null, webhook: null }
    return !reported.has(key) || sent[channel] !== null
      ? []
      : [put('alarm', key, { ...value, sent: { ...sent, [channel]: at } }, version)]
  })
}

const sendOne = async (
  deps: SendDueDeps,
  { key, value: message, version }: Stored<AlarmMessage>,
  recipients: Recipients,
  isOnlyMail: boolean,
): Promise<void> => {
  const { store, now, log } = deps
  const failure = await sendAlarmMessage(deps, message, recipients.settings)
  if (failure === null) {
    const taken = put('alarm_message', key, undefined, version)
    const noted = await store.putDocuments([taken, ...(await sentWrites(store, message, now()))])
    // Somebody acknowledged one of its alarms meanwhile: it must not be sent again for that.
    if (noted !== 'written') await store.putDocuments([taken])
    return
  }
  const again = retryMessage(message, now(), failure, isOnlyMail)
  log({
    level: 'error',
    message: again === null ? 'A message about alarms was given up' : 'A message about alarms was not taken',
    facts: { message: key, channel: message.channel, attempts: message.attempts + 1, failure },
  })
  await store.putDocuments([
    put('alarm_message', key, again ?? undefined, version),
    ...(needsFallback(message) ? await fallbackWrites(deps, message, recipients) : []),
  ])
}

/**
 * Sends the messages that are due, the oldest first. A message is forgotten once it is taken; one that fails is tried again
 * later, and what it reports goes out by the other channel, unless that has reported it already. Quiet hours hold back a
 * message that is tried again as they hold back a new one.
 *
 * @param until when to stop, in milliseconds since 1970: what is left is sent at the next look
 */
export const sendDueMessages = async (
  deps: SendDueDeps,
  recipients: Recipients,
  until: number,
): Promise<void> => {
  const { store, now } = deps
  const quiet = isQuiet(recipients.settings, now())
  const all = await readAlarmMessages(store)
  const mails = all.filter(({ value: { channel } }) => channel === 'email').length
  const due = all.filter(
    ({ value: { dueAt, evenInQuietHours } }) => dueAt <= now() && (evenInQuietHours || !quiet),
  )
  for (const message of due.toSorted((one, other) => (one.key < other.key ? -1 : 1))) {
    if (Date.parse(now()) > until) return
    await sendOne(deps, message, recipients, mails === 1 && message.value.channel === 'email')
  }
}
