import { requestForRest } from '../../borrowing/commands/splitting.ts'
import { outstandingItems } from '../../borrowing/items/outstanding-items.ts'
import { RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { Deps } from '../deps.ts'
import { createRequest } from './create-request.ts'
import type { Occasion } from './submission.ts'

/**
 * Creates the request for what the partner of another one does not supply. The same outstanding items give the same
 * request: where the command is given up after that, giving it again goes on with it.
 *
 * @returns its number; throws as `createRequest` does, `Problem` not_found where there is no such request
 */
export const createRequestForRest = async (
  deps: Deps,
  { library, request: number, by }: Occasion & { readonly request: RequestNumber },
): Promise<RequestNumber> => {
  const stored = await deps.store.loadRequest(library, number)
  if (stored === null) throw new Problem('not_found', reason('not_found.request', { request: number }))
  const items = outstandingItems(stored.value).map(({ id }) => id)
  const result = await createRequest(deps, {
    library,
    by,
    input: requestForRest(stored.value),
    idempotency: { caller: 'split_request', key: `${number} ${items.join(' ')}`, bodyHash: number },
    answer: ({ stored: { value } }) => ({ status: 201, body: value.number, headers: {} }),
  })
  return result.kind === 'done' ? result.stored.value.number : RequestNumber.parse(result.answer.body)
}
