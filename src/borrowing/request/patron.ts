import { z } from 'zod'
import { languages } from '../../translations/language.ts'
import { schemaMessage } from '../../translations/schema-message.ts'
import { text } from './text.ts'

/** For whom it is wanted. Personal data: in no log, no error. */
export const Patron = z.object({
  id: text(120).describe('The id of the patron in the library’s own system.'),
  surname: text(200).optional().describe('The surname.'),
  givenName: text(200).optional().describe('The given name.'),
  email: z.email().max(254).optional().describe('The email address.'),
  group: text(60).optional().describe('The patron group.'),
  language: z
    .enum(languages)
    .optional()
    .describe('The language of mails to the patron; that of the library where left out.'),
})
export type Patron = z.infer<typeof Patron>

/**
 * The id of a patron as it is taken in. It is a part of addresses (`/v1/patrons/{id}/export`), where `.` and `..` cannot
 * stand.
 */
export const PatronId = text(120).regex(
  /^(?!\.{1,2}$)[\u0020-\u007e\u00a0-\uffff]+$/,
  schemaMessage('fault.patron_id'),
)

/** A patron as it is taken in. */
export const PatronInput = Patron.extend({
  id: PatronId.describe('The id of the patron in the library’s own system.'),
})
