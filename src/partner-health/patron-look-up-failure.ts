import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'
import { AnyReason } from '../translations/parameter.ts'

/** That the system of a library answers look-ups of patrons with something else: the document under the library's code. */
export const PatronLookUpFailure = z.object({ since: Instant, reason: AnyReason })
