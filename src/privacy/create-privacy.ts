import { z } from 'zod'
import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import type { Library } from '../borrowing/library.ts'
import { Request } from '../borrowing/request/request.ts'
import { projectStatus } from '../borrowing/status/project-status.ts'
import { instantOf, millisecondsPerDay, millisecondsPerHour } from '../borrowing/time.ts'
import { type Duration, Instant, type LibraryCode, type RequestNumber } from '../borrowing/values.ts'
import { fingerprintKey, pseudonymOfFingerprint } from '../store/policy/fingerprint.ts'
import { requestIndex } from '../store/policy/request-index.ts'
import type { Change } from '../store/ports/changes.ts'
import type { InboxMessage } from '../store/ports/inbox.ts'
import type { Settlement } from '../store/ports/outbox.ts'
import type { Store } from '../store/ports/store.ts'
import { textsOfReason } from '../translations/map-reason-texts.ts'
import { reason } from '../translations/reason.ts'
import { anonymizeEvent } from './anonymize-request.ts'
import { applyErasures } from './apply-erasures.ts'
import { type EraseOptions, erasePatron } from './erase-patron.ts'
import type { ErasedPatron } from './erase-requests.ts'
import type { ErasureList } from './erasure-list.ts'
import { type DeclarationsOf, exportPatron, type PatronExport } from './export-patron.ts'
import { createPseudonymize, readInstallationSecret } from './installation-key.ts'
import { patronPseudonym } from './patron-pseudonym.ts'
import { isCode } from './person.ts'
import { findDue, type RetentionDeps, runRetention } from './run-retention.ts'
import { createStripper, type Stripper, stripReason } from './strip-records.ts'
import { createSubjects, type Subjects } from './subjects.ts'

/** The words of the message's reason, and of a delivery's error, in place of those that are not kept. */
const noWords = reason('failure.words_removed')
const wordsNotKept = reason('kept_message.words_removed')

/** Strips a message about a request from which the person was removed: nobody knows the person's words any more. */
const stripAnonymous = (stripper: Stripper, message: InboxMessage): InboxMessage => {
  const stripped = stripper.message(message, [])
  return {
    ...message,
    ...stripped,
    reason: message.reason === null ? null : (stripped.reason ?? wordsNotKept),
  }
}

/** Strips the result of a delivery. What was answered may have words, which the error then quotes. */
const stripSettlement = (stripper: Stripper, settlement: Settlement): Settlement => {
  if (settlement.reply === null) return settlement
  const reply = stripper.text(settlement.reply)
  if (settlement.state === 'delivered') return { ...settlement, reply }
  return { ...settlement, reply, error: stripReason(settlement.error, []) ?? noWords }
}

/** What staff and library systems command is theirs; everything else came from outside. */
const stripEvent = (event: RecordedEvent): RecordedEvent => {
  if (event.input.kind === 'command') return event
  const { reason, ...stripped } = anonymizeEvent(event, [])
  return {
    ...stripped,
    ...(reason === undefined || textsOfReason(reason).some((text) => !isCode(text, [])) ? {} : { reason }),
  }
}

/** The request with the changes of its stripped events, so that they still replay to it. */
const withChanges = (request: Request, events: readonly RecordedEvent[]): Request => {
  const changes: Readonly<Record<string, unknown>> = Object.assign(
    {},
    ...events.filter(({ input }) => input.kind !== 'command').map((event) => event.changes),
  )
  const kept = Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => value !== null && Object.hasOwn(request, name)),
  )
  return Request.parse({ ...request, ...kept })
}

/**
 * Strips a change of a request from which the person was removed: the message that came in, the reply to a delivery, and
 * the events that did not begin with a command lose free text, names and addresses. Codes, numbers and days stay.
 */
const stripChange = (stripper: Stripper, change: Change): Change => {
  const { inbox, settle, request } = change
  const events = change.events.map(stripEvent)
  const value = request === null ? null : withChanges(request.value, events)
  return {
    ...change,
    events,
    request: value === null ? null : { value, index: requestIndex(value, projectStatus(value)) },
    inbox: inbox === null ? null : { ...inbox, message: stripAnonymous(stripper, inbox.message) },
    settle: settle === null ? null : { ...settle, settlement: stripSettlement(stripper, settle.settlement) },
    ...(change.bounced === undefined
      ? {}
      : { bounced: change.bounced.map((each) => ({ ...each, error: noWords })) }),
  }
}

/** The effect of a run of retention in a library. */
export type RetentionPlan = Readonly<
  Record<'anonymize' | 'remove', { readonly count: number; readonly numbers: readonly RequestNumber[] }>
>

/** Everything that removes or exports personal data. */
export type Privacy = {
  readonly subjects: Subjects
  readonly erase: (library: LibraryCode, patron: string, options: EraseOptions) => Promise<ErasedPatron>
  readonly exportPatron: (library: LibraryCode, patron: string, seesAll: boolean) => Promise<PatronExport>
  /** The name under which a patron's sessions, quotas and kept answers are stored. */
  readonly pseudonymOf: (library: LibraryCode, patron: string) => Promise<string>
  /** Says what retention would do now: a dry run. */
  readonly plan: (library: Library) => Promise<RetentionPlan>
  /**
   * Applies retention where it is time: after a start, and where the last complete run was a day ago.
   *
   * @param time the time of the store, in milliseconds since 1970
   * @param atStart true for the first call of a process. Where another process is at it, the next call makes up for it
   */
  readonly runRetention: (time: number, atStart: boolean) => Promise<void>
  /** Erases people again after a backup was restored. */
  readonly applyErasures: () => Promise<void>
  /** The fingerprint of a message about a request from which the person was removed: a repeat is recognized by it. */
  readonly fingerprintOf: (fingerprint: string) => Promise<string>
  /** A message about a request from which the person was removed, without texts, names and addresses. */
  readonly stripMessage: (message: InboxMessage) => InboxMessage
  /** A change of such a request, without what came from outside but its codes. */
  readonly stripChange: (change: Change) => Change
  /** The result of a delivery of such a request, without the words of its answer. */
  readonly stripSettlement: (settlement: Settlement) => Settlement
}

type Parts = {
  readonly store: Store
  readonly libraries: () => Promise<readonly Library[]>
  /** The local names of XML elements that hold codes, of all protocols. */
  readonly codedElements: ReadonlySet<string>
  readonly erasures: ErasureList | null
  readonly declarationsOf: DeclarationsOf
  readonly keepAnswers: Duration
  readonly keepAttempts: Duration
  readonly now: () => Instant
  readonly log: (level: 'info' | 'warn', message: string, facts: Readonly<Record<string, number>>) => void
  readonly reportFailure: RetentionDeps['reportFailure']
}

const LastRun = z.object({ at: Instant })
/** The least milliseconds after which an interrupted run begins again. */
const leaseTime = millisecondsPerHour
/** The count of request numbers that a plan names. */
const maxNamed = 50
const settingCode = 'retention-run'

/** Creates what removes and exports personal data. */
export const createPrivacy = (parts: Parts): Privacy => {
  const { store, libraries, now, log } = parts
  const pseudonymize = createPseudonymize(store)
  const subjects = createSubjects(store, pseudonymize)
  const stripper = createStripper(parts.codedElements)
  const secret = () => readInstallationSecret(store)
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
  const retention: RetentionDeps = {
    ...{ store, stripper, secret, libraries, pause },
    keepAnswers: parts.keepAnswers,
    keepAttempts: parts.keepAttempts,
    reportFailure: parts.reportFailure,
  }
  const erasing = { ...retention, store, subjects, pseudonymize, erasures: parts.erasures, now }

  let startRunIsDue = false

  const isDayOld = async (time: number): Promise<boolean> => {
    const last = LastRun.safeParse((await store.getDocument('setting', settingCode))?.value).data
    const age = last === undefined ? millisecondsPerDay : time - Date.parse(last.at)
    // A run of the future was noted by a wrong clock.
    return age >= millisecondsPerDay || age < 0
  }

  const runAndLog = async (time: number): Promise<void> => {
    const result = await runRetention(retention, time)
    // Noted only now: a run that was interrupted is not complete.
    const value = { at: instantOf(time) }
    await store.putDocuments([{ kind: 'setting', key: settingCode, value, expectedVersion: null }])
    if (result.anonymized + result.removed + result.changing + result.failed === 0) return
    log('info', 'Retention anonymized and removed requests', result)
  }

  return {
    subjects,
    erase: (library, patron, options) => erasePatron(erasing, library, patron, options),
    exportPatron: (library, patron, seesAll) =>
      exportPatron(
        { store, pseudonymize, subjects, now, pause, declarationsOf: parts.declarationsOf },
        library,
        patron,
        seesAll,
      ),
    pseudonymOf: (library, patron) => patronPseudonym(pseudonymize, library, patron),
    plan: async (library) => {
      const due: Record<'anonymize' | 'remove', RequestNumber[]> = { anonymize: [], remove: [] }
      for await (const { number, step } of findDue(retention, library, now())) due[step].push(number)
      const shown = (numbers: readonly RequestNumber[]) => ({
        count: numbers.length,
        numbers: numbers.slice(0, maxNamed),
      })
      return { anonymize: shown(due.anonymize), remove: shown(due.remove) }
    },
    runRetention: async (time, atStart) => {
      startRunIsDue ||= atStart
      if (!startRunIsDue && !(await isDayOld(time))) return
      const lease = await store.acquireLease('retention', leaseTime)
      if (lease === null) return
      await runAndLog(time).finally(() => store.releaseLease('retention', lease))
      startRunIsDue = false
    },
    applyErasures: async () => {
      const count = await applyErasures(erasing)
      if (count !== null && count > 0)
        log('warn', 'The store was restored: people who were erased before are erased again', {
          requests: count,
        })
    },
    fingerprintOf: async (fingerprint) => pseudonymOfFingerprint(await secret(), fingerprintKey(fingerprint)),
    stripMessage: (message) => stripAnonymous(stripper, message),
    stripChange: (change) => stripChange(stripper, change),
    stripSettlement: (settlement) => stripSettlement(stripper, settlement),
  }
}
