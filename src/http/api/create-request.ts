import type { Context } from 'hono'
import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import { Library } from '../../borrowing/library.ts'
import type { LibraryCode } from '../../borrowing/values.ts'
import type { ChangeOutcome } from '../../delivery/apply-to-request.ts'
import { Problem } from '../../problem.ts'
import { type ApiEnv, actingLibrary, actorOf } from '../auth/principal.ts'
import { idempotencyOf, respondTo } from '../input/idempotency.ts'
import { jsonAnswer } from '../responses/json-response.ts'
import type { Services } from '../services.ts'
import { viewRequest } from './views/requests.ts'

const TimeZone = Library.pick({ timeZone: true })

/** A new request waits for no partner yet, so that no partner is named in the answer. */
const answerCreated = (timeZone: string) => (outcome: ChangeOutcome) =>
  jsonAnswer(
    viewRequest(outcome.stored, {
      ...outcome,
      allowedCommands: outcome.allowed,
      fault: null,
      names: { timeZone, partners: {} },
    }),
    201,
    {
      location: `/v1/requests/${outcome.stored.value.number}`,
    },
  )

/**
 * Makes a request for a caller of the API, and answers with it.
 *
 * @param asked the library that the caller names; `Problem` where there is none, or it is another's
 * @param input what is asked for
 * @param patronLogin where the patron shows who it is, for the library's own system
 */
export const makeRequest = async (
  services: Pick<Services, 'store' | 'create'>,
  context: Context<ApiEnv>,
  asked: LibraryCode | undefined,
  input: CreateRequest,
  patronLogin?: { readonly barcode: string; readonly pin?: string | undefined } | undefined,
): Promise<Response> => {
  const { principal } = context.var
  const library = actingLibrary(principal, asked)
  const stored = await services.store.getDocument('library', library)
  if (stored === null) {
    throw new Problem('invalid_input', `There is no library ${library}.`, {
      faults: [{ path: 'library', message: 'No library of this code is configured' }],
    })
  }
  // A library that cannot be read is refused below, with its document and fault.
  const answer = answerCreated(TimeZone.safeParse(stored.value).data?.timeZone ?? 'UTC')
  const result = await services.create({
    library,
    input,
    patronLogin,
    by: actorOf(principal, context.req.header('x-actor')),
    idempotency: await idempotencyOf(context, library),
    answer,
  })
  return respondTo(result, answer)
}
