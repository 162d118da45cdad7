import type { Command, CommandType } from '../../borrowing/commands/command.ts'
import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import { createRequest } from '../../borrowing/create-request.ts'
import { allowedCommands, decide } from '../../borrowing/decide.ts'
import type { Context, Decision } from '../../borrowing/decision.ts'
import type { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { sameItem } from '../../borrowing/request/same-item.ts'
import { leftOutWords, type PlannedRota } from '../../borrowing/rota-rules/planned-rota.ts'
import { projectStatus } from '../../borrowing/status/project-status.ts'
import { after } from '../../borrowing/time.ts'
import type { Actor, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { type Fault, Problem } from '../../problem.ts'
import type { Idempotency, StoredAnswer } from '../../store/ports/answers.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { changeOf, type MadeChange } from '../change/render-change.ts'
import { readDecisionContext } from '../decision-context.ts'
import { type Shell, type ShellWithSnapshot, withConfigSnapshot } from '../deps.ts'
import { consultRules, planByTemplate } from '../rota/plan-rota.ts'
import { checkCommand, checkCreation } from './check-input.ts'
import { checkPatron, type PatronLogin } from './check-patron.ts'
import { failedDelivery } from './failed-delivery.ts'

/** A caller's idempotency key, before there is an answer to keep under it. */
export type IdempotencyKey = Omit<Idempotency, 'answer'>

/** What was decided, before it is committed: the answer is made from it and committed with it. */
export type Done = {
  readonly kind: 'done'
  readonly stored: Stored<Request>
  readonly status: string
  readonly allowed: readonly CommandType[]
  readonly told: RecordedEvent['told']
}

/** What came of a command: done, or the answer that was kept under its idempotency key. */
export type SubmitResult = Done | { readonly kind: 'replay'; readonly answer: StoredAnswer }

/** What every submission brings. */
type Submission = {
  readonly library: LibraryCode
  readonly by: Actor
  readonly idempotency: IdempotencyKey | null
  /** Makes the answer from what was decided. Pure: it is called again for each decision that is taken anew. */
  readonly answer: (done: Done) => StoredAnswer
}

const replayed = (
  kept: { readonly bodyHash: string; readonly answer: StoredAnswer },
  key: IdempotencyKey,
): SubmitResult => {
  if (kept.bodyHash !== key.bodyHash) {
    throw new Problem(
      'idempotency_mismatch',
      'The idempotency key was used for another call: take a new key.',
    )
  }
  return { kind: 'replay', answer: kept.answer }
}

const refused = (decision: Extract<Decision, { kind: 'not_allowed' }>, what: string): Problem =>
  new Problem('not_allowed_now', `${what} is not allowed now: ${decision.reason}.`, {
    facts: { status: decision.status, allowedCommands: decision.allowed },
  })

/**
 * Decides and commits until no other change comes between.
 *
 * @param request the one that is changed; of a new one the number that is tried first
 * @param decideOnce decides by the configuration as it is now
 */
const carryOut = async (
  shell: Shell,
  submission: Submission,
  request: RequestNumber,
  decideOnce: (
    current: ShellWithSnapshot,
    attempted: boolean,
  ) => Promise<{
    readonly decision: Decision
    readonly context: Context
    readonly library: Library
    readonly version: number
    readonly what: string
  }>,
): Promise<SubmitResult> => {
  const key = submission.idempotency
  const [kept, first] = await Promise.all([
    key === null ? null : shell.store.findAnswer(key.caller, key.key, submission.library),
    withConfigSnapshot(shell),
  ])
  if (kept !== null && key !== null) return replayed(kept, key)
  let attempted = false
  const submitted = await shell.inOrder(request, async (again): Promise<SubmitResult | undefined> => {
    const current = again ? await withConfigSnapshot(shell) : first
    const { decision, context, library, version, what } = await decideOnce(current, attempted)
    if (decision.kind === 'not_allowed') throw refused(decision, what)
    const change = await changeOf(current, [decision], library, version, context)
    const done = doneOf(change, context, version + 1)
    const result = await shell.store.commit({
      ...change,
      idempotency: key === null ? null : { ...key, answer: submission.answer(done) },
    })
    if (result.kind === 'committed') {
      if (change.outbox.length > 0 || change.requeue.length > 0) shell.kick()
      return done
    }
    if (result.kind === 'replay' && key !== null) return replayed(result, key)
    attempted ||= result.kind === 'not_withdrawn'
    return undefined
  })
  if (submitted === undefined)
    throw new Problem('conflict', 'The request kept changing at the same time: try again.')
  return submitted
}

const doneOf = ({ request: { value }, events }: MadeChange, context: Context, version: number): Done => ({
  kind: 'done',
  stored: { value, version },
  status: projectStatus(value),
  allowed: allowedCommands(value, context),
  told: events[0]?.told ?? [],
})

/** The partners that a command names and the request may not hold yet. */
const namedPartners = (command: Command): readonly PartnerCode[] =>
  'partners' in command ? command.partners : []

/** Where a template adds nobody, the refusal says why. */
const withReasons = (decision: Decision, planned: PlannedRota | undefined): Decision =>
  decision.kind !== 'not_allowed' ||
  !decision.allowed.includes('add_rota_template') ||
  planned === undefined ||
  planned.partners.length > 0
    ? decision
    : { ...decision, reason: [decision.reason, ...planned.leftOut.slice(0, 10).map(leftOutWords)].join('; ') }

/**
 * Carries out a command on a request.
 *
 * @returns what was decided, committed and durable; or the answer kept under the idempotency key. Throws `Problem`:
 *   not_found · not_allowed_now (facts: status, allowedCommands) · conflict · idempotency_mismatch · invalid_input ·
 *   unavailable
 */
export const submit = (
  shell: Shell,
  submission: Submission & { readonly request: RequestNumber; readonly command: Command },
): Promise<SubmitResult> =>
  carryOut(shell, submission, submission.request, async (current, attempted) => {
    const [library, stored] = await Promise.all([
      current.snapshot.library(submission.library),
      shell.store.loadRequest(submission.library, submission.request),
    ])
    if (stored === null) throw new Problem('not_found', `There is no request ${submission.request}.`)
    const given = submission.command
    const now = shell.now()
    const planned =
      given.type === 'add_rota_template'
        ? await planByTemplate(current, library, stored.value, given.template, now)
        : undefined
    const facts = await readDecisionContext(current, {
      library,
      request: stored.value,
      partners: [...namedPartners(given), ...(planned?.partners ?? []).map(({ partner }) => partner)],
      by: submission.by,
      now,
      attempted,
    })
    const failed = given.type === 'resend' ? await failedOf(current, stored.value, given.delivery) : undefined
    const context = planned === undefined ? facts : { ...facts, planned }
    const command = checkCommand(given, stored.value, context)
    const known = failed === undefined ? context : { ...context, failed }
    const decision = withReasons(decide(stored.value, { kind: 'command', command }, known), planned)
    return { decision, context, library, version: stored.version, what: given.type }
  })

/** The message that is named to be sent again, where it is one of the request's. */
const failedOf = async (shell: Shell, request: Request, id: string | undefined) => {
  const delivery = id === undefined ? null : await shell.store.getDelivery(id)
  return delivery === null || delivery.library !== request.library || delivery.request !== request.number
    ? undefined
    : failedDelivery(shell, delivery)
}

/** A partner can wait in a rota once. */
const repeatedPartners = (rota: readonly PartnerCode[]): readonly Fault[] =>
  rota.flatMap((code, index) =>
    rota.indexOf(code) < index ? [{ path: `rota/${index}`, message: 'It stands in the rota before' }] : [],
  )

const findDuplicate = async (
  shell: Shell,
  library: Library,
  input: CreateRequest,
  context: Context,
): Promise<RequestNumber | null> => {
  const { within } = context.workflow.duplicates
  if (within === null || input.patron === undefined) return null
  const page = await shell.store.listRequests({ library: library.code, patron: input.patron.id, limit: 200 })
  const found = page.items.find(
    ({ value }) =>
      value.stage !== 'closed' &&
      after(value.createdAt, within) >= context.now &&
      sameItem(value.citation, input.citation),
  )
  return found?.value.number ?? null
}

/** Checks that the workflow profile of a new request can be used: `Problem` invalid_input where the one it names is gone. */
const checkWorkflow = (
  { snapshot }: ShellWithSnapshot,
  library: Library,
  { workflow }: Pick<CreateRequest, 'workflow'>,
): void => {
  const profile = snapshot.workflow(workflow ?? library.workflow)
  if (profile !== null || workflow === undefined) return
  throw new Problem('invalid_input', 'The request cannot be made: see faults.', {
    faults: [{ path: 'workflow', message: `There is no workflow profile ${workflow}` }],
  })
}

/** What comes before a request is made, once: what is asked for is checked, the patron known, the citation filled in. */
const prepare = async (
  shell: ShellWithSnapshot,
  library: Library,
  asked: CreateRequest,
  login: PatronLogin | undefined,
): Promise<{ readonly input: CreateRequest; readonly notes: readonly string[] }> => {
  const at = { now: shell.now(), timeZone: library.timeZone }
  const { input, note } = await checkPatron(shell, library, checkCreation(asked, at), login)
  const { citation, filled, notes } = await shell.fillCitation(input.citation)
  const marks = [...(input.filled ?? []), ...filled]
  return {
    input: { ...input, citation, ...(marks.length === 0 ? {} : { filled: marks }) },
    notes: [...(note === undefined ? [] : [note]), ...notes.map((each) => each.slice(0, 500))],
  }
}

/**
 * Makes a request. Where it comes without a rota the rota rules give one; the sending rules say when it goes out.
 *
 * @returns as `submit`; `Problem` invalid_input where something asked for is wrong, a partner of the rota is not in the directory
 *   or stands in it twice, or the library's own system does not let the patron borrow; unavailable where that does not
 *   answer and must
 */
export const create = (
  shell: Shell,
  submission: Submission & {
    readonly input: CreateRequest
    readonly patronLogin?: PatronLogin | undefined
  },
): Promise<SubmitResult> => {
  let prepared: ReturnType<typeof prepare> | undefined
  const first = shell.ids.request(submission.library)
  const numbers = [first]
  return carryOut(shell, submission, first, async (current) => {
    const library = current.snapshot.library(submission.library)
    checkWorkflow(current, library, submission.input)
    prepared ??= prepare(current, library, submission.input, submission.patronLogin)
    const { input, notes } = await prepared
    // Another is tried where the first is taken.
    const identity = { library: library.code, number: numbers.pop() ?? shell.ids.request(library.code) }
    const now = shell.now()
    const rules = await consultRules(current, library, input, identity.number, now)
    const facts = await readDecisionContext(current, {
      library,
      request: { rota: [], workflow: input.workflow },
      partners: input.rota ?? rules.planned?.partners.map(({ partner }) => partner),
      by: submission.by,
      now,
    })
    const context: Context = { ...facts, ...rules }
    const faults = (input.rota ?? []).flatMap((code, index) =>
      context.partners[code] === undefined
        ? [{ path: `rota/${index}`, message: `There is no partner ${code}` }]
        : [],
    )
    const all = [...faults, ...repeatedPartners(input.rota ?? [])]
    if (all.length > 0)
      throw new Problem('invalid_input', 'The request cannot be made: see faults.', { faults: all })
    const decision = createRequest(
      input,
      identity,
      context,
      await findDuplicate(current, library, input, context),
    )
    return { decision: noted(decision, notes), context, library, version: 0, what: 'create' }
  })
}

/** A decision with further notes in its event. */
const noted = (decision: Decision, notes: readonly string[]): Decision =>
  decision.kind === 'not_allowed' || notes.length === 0
    ? decision
    : { ...decision, event: { ...decision.event, explanations: [...decision.event.explanations, ...notes] } }
