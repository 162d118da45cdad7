import { z } from 'zod'
import { statuses } from './statuses.ts'

/** The public status of a request. */
export const Status = z.enum(Object.keys(statuses) as [keyof typeof statuses, ...(keyof typeof statuses)[]])
