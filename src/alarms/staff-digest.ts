import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import { millisecondsPerDay } from '../borrowing/time.ts'
import type { Day, Instant, LibraryCode } from '../borrowing/values.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { nextSentence } from '../notices/next-sentence.ts'
import type { RequestListsPort } from '../store/ports/request-lists.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Alarm, AlarmMessage } from './alarm.ts'
import { dueDay } from './quiet-hours.ts'
import { alarmWords } from './words.ts'

/** The dependencies of the morning mails. */
type DigestFacts = {
  readonly store: RequestListsPort
  readonly snapshot: ConfigSnapshot
  readonly time: Instant
  /** The day on which a library's mail was sent last. */
  readonly lastDay: (key: string) => Day | null
  readonly alarms: readonly Alarm[]
  readonly nextId: () => string
  readonly addressOf: (path: string) => string | null
}

/** The mails of a library on a day; none where nothing needs anybody. */
export type StaffDigest = {
  readonly key: string
  readonly day: Day
  readonly messages: readonly AlarmMessage[]
}

/** The number of requests that the mail names. */
const maxNamed = 20
/** The lines that count requests. */
type CountKey = `digest.${'waiting' | 'to_approve' | 'to_send' | 'to_return' | 'overdue'}`

/** Returns a request, and whose turn it is since when. */
const line = ({ value }: { readonly value: Request }, library: Library, snapshot: ConfigSnapshot): string => {
  const { language, timeZone } = library
  const nameOf = (code: string): string =>
    snapshot.partners().find((each) => each.code === code)?.name ?? code
  const turn = value.next === null ? '' : `: ${nextSentence(value.next, { language, timeZone, nameOf })}`
  return `- ${value.number} ${value.citation.title ?? ''}${turn}`
}

/** Returns an alarm, with the requests of the library whose messages waited because of it. */
const alarmLines = (alarm: Alarm, library: LibraryCode, language: Library['language']): string => {
  const { t } = sentencesIn(language)
  const isOpen = alarm.overAt === null
  const title = `- ${alarmWords(alarm, language).title} (${t(isOpen ? 'digest.still_open' : 'digest.over')})`
  const numbers = (alarm.waited ?? []).flatMap((each) => (each.library === library ? [each.number] : []))
  if (numbers.length === 0) return title
  const more = numbers.length - maxNamed
  const named = [
    ...numbers.slice(0, maxNamed),
    ...(more > 0 ? [t('digest.further', { count: more })] : []),
  ].join(', ')
  return `${title}\n  ${t(isOpen ? 'digest.waits' : 'digest.waited', { numbers: named })}`
}

const writeDigest = async (
  { store, snapshot, time, alarms, addressOf }: DigestFacts,
  library: Library,
): Promise<Pick<AlarmMessage, 'subject' | 'text'> | null> => {
  const { code, name, language } = library
  const { t } = sentencesIn(language)
  const [{ items }, { worklists }] = await Promise.all([
    store.listRequests({
      library: code,
      worklist: ['needs_attention'],
      order: { by: 'created', descending: false },
      limit: maxNamed,
    }),
    store.countRequests({ library: code }),
  ])
  const count = Math.max(items.length, worklists.needs_attention ?? 0)
  const recent = alarms.filter(
    ({ library: concerned, overAt }) =>
      (concerned === undefined || concerned === code) &&
      (overAt === null || Date.parse(time) - Date.parse(overAt) < millisecondsPerDay),
  )
  if (count === 0 && recent.length === 0) return null
  const counted = (count: number | undefined, key: CountKey): readonly string[] =>
    (count ?? 0) === 0 ? [] : [t(key, { count: count ?? 0 })]
  const numbers = [
    ...counted(worklists.waiting_for_partner, 'digest.waiting'),
    ...counted(worklists.to_approve, 'digest.to_approve'),
    ...counted(worklists.to_send, 'digest.to_send'),
    ...counted(worklists.to_return, 'digest.to_return'),
    ...counted(worklists.overdue_or_recalled, 'digest.overdue'),
  ]
  const page = addressOf('/console/requests?worklist=needs_attention')
  const parts = [
    ...(count === 0
      ? []
      : [
          [
            t('digest.attention'),
            ...items.map((item) => line(item, library, snapshot)),
            ...(count > items.length ? [t('digest.more', { count: count - items.length })] : []),
          ].join('\n'),
        ]),
    ...(numbers.length === 0 ? [] : [numbers.join('\n')]),
    ...(recent.length === 0
      ? []
      : [[t('digest.alarms'), ...recent.map((alarm) => alarmLines(alarm, code, language))].join('\n')]),
  ]
  return {
    subject:
      count === 0
        ? t('digest.subject_quiet', { library: name })
        : t('digest.subject', { count, library: name }),
    text: `${[...parts, ...(page === null ? [] : [`${t('digest.page')}\n${page}`])].join('\n\n')}\n`,
  }
}

/** Plans the morning mails of all libraries for which one is due, one to each person. They name no patron. */
export const planStaffDigests = async (facts: DigestFacts): Promise<readonly StaffDigest[]> => {
  const digests: StaffDigest[] = []
  for (const library of facts.snapshot.libraries()) {
    const { staffMails, timeZone, code } = library
    if (staffMails?.digestAt === undefined) continue
    const today = dueDay(staffMails.digestAt, timeZone, facts.lastDay(code), facts.time)
    if (today === null) continue
    const written = await writeDigest(facts, library)
    const messages =
      written === null
        ? []
        : staffMails.to.map(
            (to): AlarmMessage => ({
              ...written,
              id: facts.nextId(),
              channel: 'email',
              to: [to],
              payload: {},
              about: [],
              // Its time is the library's own.
              evenInQuietHours: true,
              createdAt: facts.time,
              dueAt: facts.time,
              attempts: 0,
              // A digest says nothing that another channel must know.
              isFallback: true,
            }),
          )
    digests.push({ key: code, day: today, messages })
  }
  return digests
}
