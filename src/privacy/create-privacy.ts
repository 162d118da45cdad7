import { z } from 'zod'
import type { Library } from '../borrowing/library.ts'
import { instantOf } from '../borrowing/time.ts'
import { type Duration, Instant, type LibraryCode, type RequestNumber } from '../borrowing/values.ts'
import { fingerprintKey, pseudonymOfFingerprint } from '../store/policy/fingerprint.ts'
import type { Change } from '../store/ports/changes.ts'
import type { InboxMessage } from '../store/ports/inbox.ts'
import type { Settlement } from '../store/ports/outbox.ts'
import type { Store } from '../store/ports/store.ts'
import { applyErasures } from './apply-erasures.ts'
import { type EraseOptions, erasePatron } from './erase-patron.ts'
import type { ErasedPatron } from './erase-requests.ts'
import type { ErasureList } from './erasure-list.ts'
import { type DeclarationsOf, exportPatron, type PatronExport } from './export-patron.ts'
import { createPseudonymize, readInstallationSecret } from './installation-key.ts'
import { patronPseudonym } from './patron-pseudonym.ts'
import { findDue, type RetentionDeps, runRetention } from './run-retention.ts'
import { stripAnonymous, stripChange, stripSettlement } from './strip-change.ts'
import { createStripper } from './strip-records.ts'
import { createSubjects, type Subjects } from './subjects.ts'

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
const day = 86_400_000
/** The least milliseconds after which an interrupted run begins again. */
const leaseTime = 3_600_000
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
    const age = last === undefined ? day : time - Date.parse(last.at)
    // A run of the future was noted by a wrong clock.
    return age >= day || age < 0
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
