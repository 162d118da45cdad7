import { z } from 'zod'
import { ilsCalls } from '../../borrowing/local-answers/ils-call.ts'
import { operationKinds } from '../../borrowing/request/operation.ts'
import { LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { deliveryStates } from '../ports/outbox.ts'

/** The members of a stored delivery that every adapter stores under these names. */
export const deliveryMembers = {
  id: z.string(),
  library: LibraryCode,
  request: RequestNumber,
  entry: z.int(),
  operation: z.enum([...operationKinds, 'notice', ...ilsCalls, 'locate']),
  content: z.string(),
  summary: z.string(),
} as const

/** The state of a stored delivery. */
export const deliveryState = z.enum(deliveryStates)

/** The members of a stored message that every adapter stores under these names. */
export const messageMembers = {
  id: z.string(),
  protocol: z.string(),
  partner: PartnerCode.nullable(),
  library: LibraryCode.nullable(),
  request: RequestNumber.nullable(),
  entry: z.int().nullable(),
  summary: z.string(),
} as const
