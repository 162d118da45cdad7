import { z } from 'zod'
import { text } from './text.ts'

/** For whom it is wanted. Personal data: in no log, no error. */
export const Patron = z.object({
  id: text(120),
  surname: text(200).optional(),
  givenName: text(200).optional(),
  email: z.email().max(254).optional(),
  group: text(60).optional(),
  /** The language of mails to the patron; the library's where left out. */
  language: z.enum(['en', 'de']).optional(),
})
export type Patron = z.infer<typeof Patron>
