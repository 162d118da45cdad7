import { z } from 'zod'
import { text } from './text.ts'

/** For whom it is wanted. Personal data: in no log, no error. */
export const Patron = z.object({
  id: text(120),
  surname: text(200).optional(),
  givenName: text(200).optional(),
  email: z.email().max(254).optional(),
  group: text(60).optional(),
})
export type Patron = z.infer<typeof Patron>
