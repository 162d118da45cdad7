import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Day, Instant, LibraryCode } from '../borrowing/values.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { nextSentence } from '../notices/next-sentence.ts'
import type { RequestListsPort } from '../store/ports/request-lists.ts'
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
type StaffDigest = {
  readonly key: string
  readonly day: Day
  readonly messages: readonly AlarmMessage[]
}

/** The number of requests that the mail names. */
const maxNamed = 20
const day = 86_400_000

const words = {
  en: {
    subject: (count: number, library: string) =>
      count === 1 ? `${library}: 1 request needs attention` : `${library}: ${count} requests need attention`,
    subjectQuiet: (library: string) => `${library}: what happened at night`,
    attention: 'These requests need attention:',
    more: (count: number) => `… and ${count} more.`,
    waiting: (count: number) => `Requests that wait for a partner: ${count}`,
    toSend: (count: number) => `Requests to send: ${count}`,
    toApprove: (count: number) => `Requests to approve: ${count}`,
    toReturn: (count: number) => `Items to return: ${count}`,
    overdue: (count: number) => `Overdue or recalled: ${count}`,
    alarms: 'What did not work in the last day:',
    over: 'over',
    stillOpen: 'still so',
    waited: (numbers: string) => `  Messages of these requests waited: ${numbers}`,
    waits: (numbers: string) => `  Messages of these requests wait: ${numbers}`,
    further: (count: number) => `and ${count} more`,
    page: 'Open the worklist:',
  },
  de: {
    subject: (count: number, library: string) =>
      count === 1
        ? `${library}: 1 Bestellung braucht Aufmerksamkeit`
        : `${library}: ${count} Bestellungen brauchen Aufmerksamkeit`,
    subjectQuiet: (library: string) => `${library}: was in der Nacht geschah`,
    attention: 'Diese Bestellungen brauchen Aufmerksamkeit:',
    more: (count: number) => `… und ${count} weitere.`,
    waiting: (count: number) => `Bestellungen, die auf einen Partner warten: ${count}`,
    toSend: (count: number) => `Zu sendende Bestellungen: ${count}`,
    toApprove: (count: number) => `Zu genehmigende Bestellungen: ${count}`,
    toReturn: (count: number) => `Zurückzuschickende Exemplare: ${count}`,
    overdue: (count: number) => `Überfällig oder zurückgefordert: ${count}`,
    alarms: 'Was am letzten Tag nicht ging:',
    over: 'vorbei',
    stillOpen: 'noch so',
    waited: (numbers: string) => `  Nachrichten zu diesen Bestellungen warteten: ${numbers}`,
    waits: (numbers: string) => `  Nachrichten zu diesen Bestellungen warten: ${numbers}`,
    further: (count: number) => `und ${count} weitere`,
    page: 'Liste öffnen:',
  },
} as const

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
  const own = words[language]
  const title = `- ${alarmWords(alarm, language).title} (${alarm.overAt === null ? own.stillOpen : own.over})`
  const numbers = (alarm.waited ?? []).flatMap((each) => (each.library === library ? [each.number] : []))
  if (numbers.length === 0) return title
  const more = numbers.length - maxNamed
  const named = [...numbers.slice(0, maxNamed), ...(more > 0 ? [own.further(more)] : [])].join(', ')
  return `${title}\n${alarm.overAt === null ? own.waits(named) : own.waited(named)}`
}

const writeDigest = async (
  { store, snapshot, time, alarms, addressOf }: DigestFacts,
  library: Library,
): Promise<Pick<AlarmMessage, 'subject' | 'text'> | null> => {
  const { code, name, language } = library
  const own = words[language]
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
      (overAt === null || Date.parse(time) - Date.parse(overAt) < day),
  )
  if (count === 0 && recent.length === 0) return null
  const counted = (number: number | undefined, say: (count: number) => string): readonly string[] =>
    (number ?? 0) === 0 ? [] : [say(number ?? 0)]
  const numbers = [
    ...counted(worklists.waiting_for_partner, own.waiting),
    ...counted(worklists.to_approve, own.toApprove),
    ...counted(worklists.to_send, own.toSend),
    ...counted(worklists.to_return, own.toReturn),
    ...counted(worklists.overdue_or_recalled, own.overdue),
  ]
  const page = addressOf('/console/requests?worklist=needs_attention')
  const parts = [
    ...(count === 0
      ? []
      : [
          [
            own.attention,
            ...items.map((item) => line(item, library, snapshot)),
            ...(count > items.length ? [own.more(count - items.length)] : []),
          ].join('\n'),
        ]),
    ...(numbers.length === 0 ? [] : [numbers.join('\n')]),
    ...(recent.length === 0
      ? []
      : [[own.alarms, ...recent.map((alarm) => alarmLines(alarm, code, language))].join('\n')]),
  ]
  return {
    subject: count === 0 ? own.subjectQuiet(name) : own.subject(count, name),
    text: `${[...parts, ...(page === null ? [] : [`${own.page}\n${page}`])].join('\n\n')}\n`,
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
