import { allowedCommands, decide } from '../../borrowing/decide.ts'
import type { Context } from '../../borrowing/decision.ts'
import { activeEntry } from '../../borrowing/life-cycle/draft.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { type Actor, libraryOfNumber, type PartnerCode, type RequestNumber } from '../../borrowing/values.ts'
import { isPaused, type Release, RestoreRecord, restoreKey } from '../../configuration/restore-record.ts'
import { Problem } from '../../problem.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { reason } from '../../translations/reason.ts'
import { applyToRequest } from '../apply-to-request.ts'
import type { ChangePlan, RefusedPlan } from '../change-plan.ts'
import { existingRequest } from '../change-target.ts'
import type { Deps } from '../deps.ts'
import { gatherContext } from '../gather-facts.ts'

/** The deliveries that an admin releases. */
export type RestoreRelease = {
  /** The partners whose deliveries may leave; null releases everything. */
  readonly partners: readonly PartnerCode[] | null
  readonly how: Release['how']
  readonly by: Actor
}

type Plan = ChangePlan | RefusedPlan<'not_asked'>

/** Plans to ask the active partner for the status, where it is one of those that are reconciled. */
const planStatusRequest =
  (partners: ReadonlySet<string>) =>
  ({ value: request }: Stored<Request>, { context }: { readonly context: Context }): Plan => {
    const partner = activeEntry(request)?.partner
    const isAllowed = allowedCommands(request, context).includes('claim')
    if (partner === undefined || !partners.has(partner) || !isAllowed)
      return { kind: 'refused', reason: 'not_asked' }
    const decision = decide(request, { kind: 'command', command: { type: 'claim' } }, context)
    return decision.kind === 'not_allowed'
      ? { kind: 'refused', reason: 'not_asked' }
      : { kind: 'change', decisions: [decision] }
  }

/** Asks partners for the state of their open requests: their answers after the backup are lost. */
const askForStatus = async (deps: Deps, partners: readonly PartnerCode[], by: Actor): Promise<void> => {
  const plan = planStatusRequest(new Set(partners))
  const handled = new Set<RequestNumber>()
  for (const partner of partners) {
    for (const number of await deps.store.findByDocument('partner', partner)) {
      if (handled.has(number)) continue
      handled.add(number)
      const library = libraryOfNumber(number)
      const result = await applyToRequest(deps, existingRequest({ library, number, by }), gatherContext, plan)
      if (result.kind === 'gave_up')
        throw new Problem('conflict', reason('problem.release_kept_changing', { request: number }))
    }
  }
}

const readRecord = async ({ store }: Deps): Promise<Stored<RestoreRecord>> => {
  const stored = await store.getDocument('setting', restoreKey)
  const record = stored === null ? null : RestoreRecord.parse(stored.value)
  if (stored === null || record === null || !isPaused(record))
    throw new Problem('conflict', reason('problem.nothing_to_release'))
  return { value: record, version: stored.version }
}

/**
 * Lets deliveries of a restored store leave: those to some partners, or everything, and then deadlines, mailboxes and
 * purges go on too. With `reconcile`, partners are asked for the status of their open requests first.
 *
 * @throws Problem `conflict` where nothing waits or another release came between, `not_found` for an unknown partner
 */
export const releaseRestored = async (deps: Deps, { partners, how, by }: RestoreRelease): Promise<void> => {
  const { value: record, version } = await readRecord(deps)
  const snapshot = await deps.configuration.snapshot()
  for (const code of partners ?? [])
    if (snapshot.partner(code) === null)
      throw new Problem('not_found', reason('not_found.partner', { partner: code }))
  const earlier = new Set(record.releases.map(({ partner }) => partner))
  const fresh = (partners ?? snapshot.partners().map(({ code }) => code)).filter((code) => !earlier.has(code))
  if (how === 'reconcile') await askForStatus(deps, fresh, by)
  const name = by.id === undefined ? by.kind : `${by.kind} ${by.id}`
  const releaseOf = (partner: PartnerCode | null): Release => ({ partner, how, at: deps.now(), by: name })
  const releases = [...record.releases, ...(partners === null ? [null] : fresh).map(releaseOf)]
  const written = await deps.store.putDocuments([
    { kind: 'setting', key: restoreKey, value: { ...record, releases }, expectedVersion: version },
  ])
  if (written !== 'written') throw new Problem('conflict', reason('problem.release_meanwhile'))
  deps.log({
    level: 'warn',
    message: `The restored store was released: ${partners === null ? 'everything' : fresh.join(', ')} (${how}).`,
  })
  deps.wake()
}
