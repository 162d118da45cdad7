import type { Decision } from '../../borrowing/decision.ts'
import type { Actor, LibraryCode } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { StoredAnswer } from '../../store/ports/answers.ts'
import { reason } from '../../translations/reason.ts'
import type { ApplyResult, ChangeOutcome, ChangePlan, IdempotencyKey, RefusedPlan } from '../change-plan.ts'
import type { Deps } from '../deps.ts'
import type { Preview } from '../preview-change.ts'

/** The library of the request, and the actor. */
export type Occasion = { readonly library: LibraryCode; readonly by: Actor }

/** The common members of all commands. */
export type Submission = Occasion & {
  readonly idempotency: IdempotencyKey | null
  /** Makes the answer from the change. Pure: each attempt to commit calls it again. */
  readonly answer: (outcome: ChangeOutcome) => StoredAnswer
}

/** The result of a command: the change, or the answer that was kept under its idempotency key. */
export type SubmitResult =
  | ({ readonly kind: 'done' } & ChangeOutcome)
  | { readonly kind: 'replay'; readonly answer: StoredAnswer }

/** The effect that a submission would have on a request. */
export type PreviewResult = Extract<Preview<never>, { kind: 'change' }>

/** A decision that refuses the command. */
export type NotAllowed = Extract<Decision, { kind: 'not_allowed' }>

const replay = (
  kept: { readonly bodyHash: string; readonly answer: StoredAnswer },
  key: IdempotencyKey,
): SubmitResult => {
  if (kept.bodyHash !== key.bodyHash) {
    throw new Problem('idempotency_mismatch', reason('problem.idempotency_key_used'))
  }
  return { kind: 'replay', answer: kept.answer }
}

/** Reads the answer that is kept under a submission's idempotency key; null where it has no key, or no answer yet. */
const findReplay = async (
  { store }: Pick<Deps, 'store'>,
  { idempotency: key, library }: Submission,
): Promise<SubmitResult | null> => {
  if (key === null) return null
  const kept = await store.findAnswer(key.caller, key.key, library)
  return kept === null ? null : replay(kept, key)
}

/**
 * Carries out a submission once for each idempotency key. The same call may be carried out elsewhere in the meantime:
 * then this one fails, since the change is made already, and the answer of the other one is returned.
 *
 * @param work carries out the submission; what it throws is passed on where no answer is kept
 */
export const submitOnce = async (
  deps: Pick<Deps, 'store'>,
  submission: Submission,
  work: () => Promise<SubmitResult>,
): Promise<SubmitResult> => {
  const kept = await findReplay(deps, submission)
  if (kept !== null) return kept
  try {
    return await work()
  } catch (error) {
    const keptSince = await findReplay(deps, submission)
    if (keptSince !== null) return keptSince
    throw error
  }
}

/** Keeps the answer of a submission under its idempotency key, in the same commit as the change. */
export const withIdempotency = <Refused extends RefusedPlan<unknown>>(
  plan: ChangePlan | Refused,
  { idempotency: key, answer }: Pick<Submission, 'idempotency' | 'answer'>,
): ChangePlan | Refused =>
  key === null || plan.kind === 'refused' ? plan : { ...plan, idempotency: { key, answer } }

/** Returns the problem of a command that is not allowed now. */
export const notAllowedNow = (command: string, { reason: why, status, allowed, next }: NotAllowed): Problem =>
  new Problem('not_allowed_now', reason('problem.command_not_allowed', { command, reason: why, allowed }), {
    facts: { status, allowedCommands: allowed, next },
  })

/**
 * Turns the result of a change into the result of a submission.
 *
 * @param command what was submitted, for the messages of problems
 * @returns the change or the kept answer; throws `Problem` not_found · not_allowed_now · conflict · idempotency_mismatch
 */
export const submitResultOf = (
  result: ApplyResult<ChangePlan, NotAllowed>,
  {
    command,
    request,
    key,
  }: { readonly command: string; readonly request: string; readonly key: IdempotencyKey | null },
): SubmitResult => {
  if (result.kind === 'applied' && result.outcome !== null) return { kind: 'done', ...result.outcome }
  if (result.kind === 'replay' && key !== null) return replay(result, key)
  if (result.kind === 'refused') throw notAllowedNow(command, result.reason)
  if (result.kind === 'not_found') throw new Problem('not_found', reason('not_found.request', { request }))
  throw new Problem('conflict', reason('problem.kept_changing'))
}

/** Returns the result of a change that is only previewed, as `submitResultOf` does for others. */
export const previewResultOf = (
  preview: Preview<NotAllowed>,
  { command, request }: { readonly command: string; readonly request: string },
): PreviewResult => {
  if (preview.kind === 'change') return preview
  if (preview.kind === 'refused') throw notAllowedNow(command, preview.reason)
  throw new Problem('not_found', reason('not_found.request', { request }))
}
