import type { Context } from 'hono'
import { actingLibrary, actorOf, type Principal } from '../../../accounts/principal.ts'
import type { CreateRequest } from '../../../borrowing/commands/create-input.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import type { ChangeOutcome } from '../../../delivery/change-plan.ts'
import type { SubmitResult } from '../../../delivery/commands/submission.ts'
import { fault, Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { notePatronData } from '../../auth/audit-notes.ts'
import { idempotencyOf, respondTo } from '../../input/idempotency.ts'
import { jsonAnswer } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { viewRequest } from '../views/requests.ts'
import { etagOfRequest } from './request-etag.ts'

const requestsPath = '/v1/requests/'

const answerCreated = ({ stored, describe }: ChangeOutcome) =>
  jsonAnswer(viewRequest(stored, describe()), 201, {
    location: `${requestsPath}${stored.value.number}`,
    etag: etagOfRequest(stored.value),
  })

/**
 * Returns the library of a new request. `Problem` where the caller names none, another's, or one that does not exist.
 */
export const libraryForNewRequest = async (
  { store }: Pick<Services, 'store'>,
  principal: Principal,
  requestedLibrary: LibraryCode | undefined,
): Promise<LibraryCode> => {
  const library = actingLibrary(principal, requestedLibrary)
  if ((await store.getDocument('library', library)) === null)
    throw new Problem('invalid_input', reason('not_found.library', { library }), {
      faults: [fault('library', 'fault.no_such_library_configured')],
    })
  return library
}

/** Returns the number of the request that was made now, or when the same call came first. */
const numberIn = (result: SubmitResult): string | null =>
  result.kind === 'replay'
    ? (result.answer.headers.location?.slice(requestsPath.length) ?? null)
    : result.stored.value.number

/**
 * Makes a request for a caller of the API, and answers with it.
 *
 * @param requestedLibrary the library that the caller names; `Problem` where there is none, or it is another's
 * @param input what is asked for
 * @param patronLogin where the patron shows who it is, for the library's own system
 */
export const makeRequest = async (
  services: Pick<Services, 'store' | 'create'>,
  context: Context<ApiEnv>,
  requestedLibrary: LibraryCode | undefined,
  input: CreateRequest,
  patronLogin?: { readonly barcode: string; readonly pin?: string | undefined } | undefined,
): Promise<Response> => {
  const principal = context.get('principal')
  const library = await libraryForNewRequest(services, principal, requestedLibrary)
  const result = await services.create({
    library,
    input,
    patronLogin,
    by: actorOf(principal, context.req.header('x-actor')),
    idempotency: await idempotencyOf(context, library),
    answer: answerCreated,
  })
  notePatronData(context, [numberIn(result)])
  return respondTo(result, answerCreated)
}
