import type { Context } from 'hono'
import type { z } from 'zod'
import { libraryOfRequest } from '../../../accounts/principal.ts'
import type { Command } from '../../../borrowing/commands/command.ts'
import { type Actor, type Instant, type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import type { ChangeOutcome, IdempotencyKey } from '../../../delivery/change-plan.ts'
import type { PreviewResult, Submission, SubmitResult } from '../../../delivery/commands/submission.ts'
import { sha256 } from '../../../hash.ts'
import { readInput } from '../../../input-faults.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { noteHidden } from '../../auth/audit-notes.ts'
import { idempotencyOf } from '../../input/idempotency.ts'
import { jsonAnswer } from '../../responses/json-response.ts'
import { ProblemDocument, problemAnswer } from '../../responses/problem-document.ts'
import type { Services } from '../../services.ts'
import { languageOf } from '../views/reason.ts'
import { summarizeRequest } from '../views/requests.ts'
import { BulkItem } from './bulk-schemas.ts'
import { libraryForNewRequest } from './create-request.ts'
import { NewRequestOrCopy, readNewRequest } from './new-request.ts'

type Deps = Pick<Services, 'create' | 'now' | 'previewCommand' | 'previewCreation' | 'store' | 'submit'>

/** A call that changes many requests. */
export type BulkCall = {
  readonly services: Deps
  readonly context: Context<ApiEnv>
  readonly by: Actor
  readonly isDryRun: boolean
  /** The time of the call: the answer that is stored and the one that goes out name the same. */
  readonly at: Instant
}

/** The result of one request, and whether it was done by an earlier call under the same key. */
export type ItemOutcome = { readonly item: BulkItem; readonly isReplay: boolean }

/** The change of one request of the call: a creation, or a command. */
type ItemChange = {
  readonly library: LibraryCode
  readonly isNew: boolean
  /** The part of the call that its idempotency key is for, by a name that is unique in the call. */
  readonly keyedBy: { readonly name: string; readonly content: unknown }
  readonly preview: () => Promise<PreviewResult>
  readonly submit: (submission: Pick<Submission, 'idempotency' | 'answer'>) => Promise<SubmitResult>
}

/** Reads one item of the call. `Problem` invalid_input with its faults, whose paths begin at the item. */
const readItem = <T extends z.ZodType>(
  schema: T,
  input: unknown,
  what: 'request' | 'number',
): z.output<T> => {
  const read = readInput(schema, input)
  if (read.kind === 'valid') return read.value
  throw new Problem('invalid_input', reason('problem.item_not_valid', { what }), { faults: read.faults })
}

/**
 * Returns the idempotency key of one request of the call. Keys of callers have no spaces, so that it meets none of
 * them.
 */
const itemKey = (
  key: IdempotencyKey | null,
  { name, content }: ItemChange['keyedBy'],
): IdempotencyKey | null =>
  key === null
    ? null
    : { caller: key.caller, key: `${key.key} ${name}`, bodyHash: sha256(JSON.stringify(content)) }

const readCreation = async (
  { services, context, by }: BulkCall,
  item: unknown,
  index: number,
): Promise<ItemChange> => {
  const { principal } = context.var
  const body = readItem(NewRequestOrCopy, item, 'request')
  const newRequest = await readNewRequest(services, principal, body)
  const library = await libraryForNewRequest(services, principal, newRequest.library)
  const creation = { library, by, input: newRequest.input, patronLogin: newRequest.patronLogin }
  return {
    library,
    isNew: true,
    keyedBy: { name: String(index), content: body },
    preview: () => services.previewCreation(creation),
    submit: (submission) => services.create({ ...creation, ...submission }),
  }
}

const readCommand = ({ services, context, by }: BulkCall, item: unknown, command: Command): ItemChange => {
  const number = readItem(RequestNumber, item, 'number')
  const library = libraryOfRequest(context.var.principal, number)
  const change = { library, request: number, command, by }
  return {
    library,
    isNew: false,
    keyedBy: { name: number, content: command },
    preview: () => services.previewCommand(change),
    submit: (submission) => services.submit({ ...change, ...submission }),
  }
}

const viewItem = (
  { stored, describe, messagesSent }: ChangeOutcome,
  { at, isDryRun }: BulkCall,
  index: number,
  isNew: boolean,
): BulkItem => ({
  index,
  // The number of a previewed creation is not given out.
  number: isNew && isDryRun ? null : stored.value.number,
  result: isDryRun ? 'would_be_done' : 'done',
  request: summarizeRequest({ ...stored, updatedAt: isNew ? stored.value.createdAt : at }, describe(), {
    name: false,
    labels: true,
  }),
  messagesSent: messagesSent.map(({ operation, entry, delivery }) => ({ operation, entry, delivery })),
})

/** Carries out the change of one request, or previews it in a dry run. */
const applyItem = async (
  call: BulkCall,
  { library, isNew, keyedBy, preview, submit }: ItemChange,
  index: number,
): Promise<ItemOutcome> => {
  const view = (outcome: ChangeOutcome): BulkItem => viewItem(outcome, call, index, isNew)
  if (call.isDryRun) {
    const { request, ...previewed } = await preview()
    return { item: view({ stored: { value: request, version: 0 }, ...previewed }), isReplay: false }
  }
  const result = await submit({
    idempotency: itemKey(await idempotencyOf(call.context, library), keyedBy),
    answer: (outcome) => jsonAnswer(view(outcome)),
  })
  return result.kind === 'replay'
    ? { item: { ...BulkItem.parse(JSON.parse(result.answer.body)), index }, isReplay: true }
    : { item: view(result), isReplay: false }
}

/** Reads and changes one request of the call. A refusal is its result; a fault of the gateway passes through. */
const changeItem = async (
  call: BulkCall,
  index: number,
  number: RequestNumber | null,
  read: () => ItemChange | Promise<ItemChange>,
): Promise<ItemOutcome> => {
  try {
    return await applyItem(call, await read(), index)
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'internal') throw error
    noteHidden(call.context, error)
    const problem = ProblemDocument.parse(JSON.parse(problemAnswer(error, languageOf(call.context)).body))
    return { item: { index, number, result: 'refused', problem }, isReplay: false }
  }
}

/** Creates one request of the call. */
export const createItem = (call: BulkCall, item: unknown, index: number): Promise<ItemOutcome> =>
  changeItem(call, index, null, () => readCreation(call, item, index))

/** Runs the command on one request of the call. */
export const commandItem = (
  call: BulkCall,
  item: unknown,
  index: number,
  command: Command,
): Promise<ItemOutcome> =>
  changeItem(call, index, RequestNumber.safeParse(item).data ?? null, () => readCommand(call, item, command))
