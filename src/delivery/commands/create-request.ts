import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import { createRequest as decideCreation } from '../../borrowing/create-request.ts'
import type { Context, Decision } from '../../borrowing/decision.ts'
import type { Library } from '../../borrowing/library.ts'
import { sameItem } from '../../borrowing/request/same-item.ts'
import { after } from '../../borrowing/time.ts'
import type { PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { type Fault, fault, Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { applyToRequest } from '../apply-to-request.ts'
import type { ChangePlan, RefusedPlan } from '../change-plan.ts'
import { type NewRequest, newRequest } from '../change-target.ts'
import { forgetDeclaration, keepDeclaration } from '../copyright/declaration-records.ts'
import { gatherCopyright, releaseCopyright } from '../copyright/gather-copyright.ts'
import { type Deps, type DepsWithSnapshot, withConfigSnapshot } from '../deps.ts'
import type { Reading } from '../gather-facts.ts'
import { previewChange } from '../preview-change.ts'
import { consultRules } from '../rota/plan-rota.ts'
import { checkCreation } from './check-input.ts'
import { checkPatron, type PatronLogin } from './check-patron.ts'
import { checkWorkflow } from './check-workflow.ts'
import {
  type NotAllowed,
  type Occasion,
  type PreviewResult,
  previewResultOf,
  type Submission,
  type SubmitResult,
  submitOnce,
  submitResultOf,
  withIdempotency,
} from './submission.ts'

type Creation = Occasion & {
  readonly input: CreateRequest
  readonly patronLogin?: PatronLogin | undefined
}

/** A request to create. */
export type CreateSubmission = Submission & Creation

/** The input, checked and completed from outside, with notes for the request's first event. */
type Prepared = {
  readonly input: CreateRequest
  readonly notes: readonly AnyReason[]
  readonly lookedUp: NonNullable<Context['lookedUp']>
}

type CreateFacts = { readonly context: Context; readonly duplicate: RequestNumber | null }

/** Returns faults of partners that are in the rota twice. */
const repeatedPartners = (rota: readonly PartnerCode[]): readonly Fault[] =>
  rota.flatMap((code, index) =>
    rota.indexOf(code) < index ? [fault(`rota/${index}`, 'fault.partner_in_rota')] : [],
  )

/** Returns faults of partners that do not exist, or whose documents cannot be read. */
const unusablePartners = (
  rota: readonly PartnerCode[],
  { partners, missingDocuments = [] }: Context,
): readonly Fault[] =>
  rota.flatMap((code, index) => {
    if (partners[code] !== undefined) return []
    const missing = missingDocuments.find((each) => each.kind === 'partner' && each.code === code)
    const path = `rota/${index}`
    return [
      missing?.fault === undefined
        ? fault(path, 'fault.no_document', { kind: 'partner', document: code })
        : { path, code: missing.fault.code, params: missing.fault.params },
    ]
  })

/** Finds an open request of the same patron for the same item, within the time that the workflow profile says. */
const findDuplicate = async (
  { store }: Pick<Deps, 'store'>,
  library: Library,
  input: CreateRequest,
  context: Context,
): Promise<RequestNumber | null> => {
  const { within } = context.workflow.duplicates
  if (within === null || input.patron === undefined) return null
  const page = await store.listRequests({ library: library.code, patron: [input.patron.id], limit: 200 })
  const duplicate = page.items.find(
    ({ value }) =>
      value.stage !== 'closed' &&
      value.number !== input.restOf &&
      after(value.createdAt, within) >= context.now &&
      sameItem(value.citation, input.citation),
  )
  return duplicate?.value.number ?? null
}

/** Checks the input and completes it from outside: the patron from the library's own system, the citation from sources. */
const prepare = async (deps: DepsWithSnapshot, submission: Creation): Promise<Prepared> => {
  const library = deps.snapshot.library(submission.library)
  checkWorkflow(deps, submission.input, reason('problem.request_cannot_be_made'))
  const checked = checkCreation(submission.input, { now: deps.now(), timeZone: library.timeZone })
  const { input, note } = await checkPatron(deps, library, checked, submission.patronLogin)
  const { notes, ...lookedUp } = await deps.fillCitation(input.citation)
  const { citation, sourcedFields } = lookedUp
  const marks = [...(input.sourcedFields ?? []), ...sourcedFields]
  return {
    input: { ...input, citation, ...(marks.length === 0 ? {} : { sourcedFields: marks }) },
    notes: [...(note === undefined ? [] : [note]), ...notes],
    lookedUp,
  }
}

/** Reads what the rules say of a new request, and whether it is a duplicate. */
const gatherFor =
  ({ input, lookedUp }: Prepared, reserves: boolean) =>
  async ({ deps, library, subject, now, readContext }: Reading<NewRequest>): Promise<CreateFacts> => {
    const rules = await consultRules(deps, library, input, subject.number, now)
    const partners = input.rota ?? rules.planned?.partners.map(({ partner }) => partner)
    const context: Context = {
      ...(await readContext({ rota: [], workflow: input.workflow, service: input.service }, partners)),
      ...rules,
      ...(await gatherCopyright(
        deps,
        library,
        { ...input, number: subject.number, createdAt: now },
        now,
        reserves,
      )),
      ...declarationOf(library, input),
      lookedUp,
    }
    return { context, duplicate: await findDuplicate(deps, library, input, context) }
  }

/**
 * Returns the text that the patron declared, which the library still has: `Problem` invalid_input for another version.
 */
const declarationOf = (
  { copyright, language }: Library,
  { copyrightDeclaration: declared }: CreateRequest,
): Pick<Context, 'declaration'> => {
  if (declared === undefined) return {}
  const { declaration } = copyright ?? {}
  if (declaration?.version !== declared.version)
    throw new Problem('invalid_input', reason('problem.request_cannot_be_made'), {
      faults: [fault('copyrightDeclaration/version', 'fault.no_declaration', { version: declared.version })],
    })
  const text =
    declaration.text[declared.language ?? language] ??
    declaration.text[language] ??
    Object.values(declaration.text)[0] ??
    ''
  return { declaration: { version: declaration.version, text } }
}

/** Adds notes to the event of a decision. */
const withNotes = <Any extends Exclude<Decision, NotAllowed>>(
  decision: Any,
  notes: readonly AnyReason[],
): Any =>
  notes.length === 0
    ? decision
    : { ...decision, event: { ...decision.event, explanations: [...decision.event.explanations, ...notes] } }

const planCreation =
  ({ library }: Occasion, { input, notes }: Prepared) =>
  ({ number }: NewRequest, { context, duplicate }: CreateFacts): ChangePlan | RefusedPlan<NotAllowed> => {
    const rota = input.rota ?? []
    const faults = [...unusablePartners(rota, context), ...repeatedPartners(rota)]
    if (faults.length > 0)
      throw new Problem('invalid_input', reason('problem.request_cannot_be_made'), { faults })
    const decision = decideCreation(input, { library, number }, context, duplicate)
    return decision.kind === 'not_allowed'
      ? { kind: 'refused', reason: decision }
      : { kind: 'change', decisions: [withNotes(decision, notes)] }
  }

/**
 * Creates a request. Where it comes without a rota the rota rules give it one; the sending rules say when it is sent.
 *
 * @returns as `submitCommand`; `Problem` invalid_input where a value is wrong, a partner of the rota does not exist or
 *   is in it twice, or the library's own system does not let the patron borrow; unavailable where that system does
 *   not answer and must
 */
export const createRequest = (deps: Deps, submission: CreateSubmission): Promise<SubmitResult> =>
  submitOnce(deps, submission, () => prepareAndCreate(deps, submission))

const prepareAndCreate = async (deps: Deps, submission: CreateSubmission): Promise<SubmitResult> => {
  const current = await withConfigSnapshot(deps)
  const { library, by, idempotency } = submission
  const prepared = await prepare(current, submission)
  const target = newRequest({ library, by }, () => deps.ids.request(library), { deps: current })
  const plan = planCreation(submission, prepared)
  let reserved: Context | undefined
  const gather = async (reading: Reading<NewRequest>): Promise<CreateFacts> => {
    const facts = await gatherFor(prepared, true)(reading)
    reserved = facts.context
    const { declaration, now } = facts.context
    if (declaration !== undefined)
      await keepDeclaration(deps.store, reading.library, reading.subject.number, { ...declaration, at: now })
    return facts
  }
  const release = async (): Promise<void> => {
    await releaseCopyright(deps, library, reserved, target.number)
    if (reserved?.declaration !== undefined)
      await forgetDeclaration(deps.store, current.snapshot.library(library), target.number, reserved.now)
  }
  const result = await applyToRequest(deps, target, gather, (subject, facts) =>
    withIdempotency(plan(subject, facts), submission),
  ).catch(async (error: unknown) => {
    await release()
    throw error
  })
  if (result.kind !== 'applied') await release()
  return submitResultOf(result, { command: 'create', request: target.number, key: idempotency })
}

/** Says what a new request would be, and creates none. It throws as `createRequest` does. */
export const previewCreation = async (deps: Deps, creation: Creation): Promise<PreviewResult> => {
  const current = await withConfigSnapshot(deps)
  const { library, by } = creation
  const prepared = await prepare(current, creation)
  const target = newRequest({ library, by }, () => deps.ids.request(library), { deps: current })
  const preview = await previewChange(
    deps,
    target,
    gatherFor(prepared, false),
    planCreation(creation, prepared),
  )
  return previewResultOf(preview, { command: 'create', request: target.number })
}
