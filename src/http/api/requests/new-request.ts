import { z } from '@hono/zod-openapi'
import { libraryOfRequest, notFound, type Principal } from '../../../accounts/principal.ts'
import { CreateRequest } from '../../../borrowing/commands/create-input.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Service } from '../../../borrowing/request/service.ts'
import { dayOf } from '../../../borrowing/time.ts'
import { type Instant, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { type Fault, fault, Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import type { Services } from '../../services.ts'

/** The body of a call that creates a request. */
export const NewRequest = CreateRequest.omit({ sourcedFields: true, openUrl: true }).extend({
  library: LibraryCode.optional().describe('The code of the library.'),
  patronLogin: z
    .object({
      barcode: z.string().min(1).max(120).describe('The number on the patron’s card.'),
      pin: z.string().min(1).max(120).optional().describe('The PIN.'),
    })
    .optional()
    .describe('How the patron proves who they are to the library’s own system. It is not stored.'),
})

/** As `NewRequest`, or a copy of a request with what differs. */
export const NewRequestOrCopy = NewRequest.partial({ citation: true, service: true })
  .extend({
    copyOf: RequestNumber.optional().describe(
      'The number of a request to copy: its citation, service, patron and delivery are taken where the body gives none.',
    ),
  })
  .superRefine(({ copyOf, ...body }, { addIssue }) => {
    if (copyOf !== undefined) return
    for (const name of ['citation', 'service'] as const)
      if (body[name] === undefined)
        addIssue({
          code: 'custom',
          path: [name],
          message: schemaMessage('fault.required_without_copy', { member: name }),
        })
  })
  .openapi('NewRequest')
export type NewRequestOrCopy = z.infer<typeof NewRequestOrCopy>

/** Copies a service. Days that have passed are not copied: nobody can be asked by them any more. */
const copyService = (service: Service, today: string): Service => {
  const { neededBy, dateOfInterest, ...rest } = service
  return {
    ...rest,
    ...(neededBy !== undefined && neededBy >= today ? { neededBy } : {}),
    ...(dateOfInterest !== undefined && dateOfInterest >= today ? { dateOfInterest } : {}),
  }
}

const copied = (request: Request, now: Instant): CreateRequest => {
  const { citation, service, patron, pickupLocation, deliveryAddresses, staffNote, workflow } = request
  const optional = { patron, pickupLocation, deliveryAddresses, staffNote, workflow }
  return {
    citation,
    service: copyService(service, dayOf(now, 'UTC')),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

/** The content of a body: the library, the input of the request, and the patron's login. */
export type AskedRequest = {
  readonly library: LibraryCode | undefined
  readonly input: CreateRequest
  readonly patronLogin: NewRequestOrCopy['patronLogin']
}

/**
 * Completes the body of a call that creates a request with what is copied from another one.
 *
 * @returns what is asked for; `Problem` not_found where the principal sees no request of the number in `copyOf`
 */
export const readNewRequest = async (
  { store, now }: Pick<Services, 'store' | 'now'>,
  principal: Principal,
  { copyOf, library, patronLogin, citation, service, ...input }: NewRequestOrCopy,
): Promise<AskedRequest> => {
  if (copyOf === undefined) {
    if (citation === undefined || service === undefined) throw missing()
    return { library, input: { ...input, citation, service }, patronLogin }
  }
  const source = await store.loadRequest(libraryOfRequest(principal, copyOf), copyOf)
  if (source === null) throw notFound(reason('not_found.request', { request: copyOf }))
  const copy = copied(source.value, now())
  return {
    library: library ?? source.value.library,
    input: { ...copy, ...input, citation: citation ?? copy.citation, service: service ?? copy.service },
    patronLogin,
  }
}

const missing = (): Problem => {
  const faults: readonly Fault[] = [fault('citation', 'fault.citation_and_service')]
  return new Problem('invalid_input', reason('problem.request_cannot_be_made'), { faults })
}
