import type { CreateRequest } from './command.ts'
import type { Context, Decision } from './decision.ts'
import type { LibraryCode, RequestNumber } from './values.ts'

/**
 * Decides what becomes of a new request.
 *
 * @param input the body of `POST /v1/requests`, validated
 * @param identity the library that borrows, and the number the request is to have
 * @param context the time, who acts, and the facts of the partners in the rota
 * @param duplicate the number of an open request of the same patron for the same item, where there is one
 */
export const createRequest = (
  input: CreateRequest,
  identity: { readonly library: LibraryCode; readonly number: RequestNumber },
  context: Context,
  duplicate: RequestNumber | null,
): Decision => {
  throw new Error(`not yet decided: ${identity.number} ${input.service.type} ${context.now} ${duplicate}`)
}
