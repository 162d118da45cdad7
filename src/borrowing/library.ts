import { z } from 'zod'
import { Address, AgencyId, LibraryCode, ReplyAddress } from './values.ts'

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** A library: a tenant of the gateway, the requesting agency. It never sees another's requests. */
export const Library = z.object({
  code: LibraryCode,
  name: z.string().min(1).max(200),
  /** The agency ids it borrows under; the first one is the one that it signs with. */
  symbols: z.array(AgencyId).min(1).max(20),
  timeZone: z.string().refine(isTimeZone, 'a time zone such as Europe/Oslo').prefault('UTC'),
  /** The workflow profile that holds unless a partner's own does. */
  workflow: z.string().max(60).prefault('standard loan'),
  contact: z.string().max(200).optional(),
  addresses: z.array(Address).max(10).prefault([]),
  /** The locate profile that says how its own catalogue is asked, and the holding code that is its own there. */
  locateProfile: z.string().max(60).optional(),
  holdingCode: z.string().max(120).optional(),
  /** Where its mails come from. */
  email: z.email().optional(),
  /** Where partners' replies to its letters go, such as `ill+{token}@library.example`; its `email` where left out. */
  replyAddress: ReplyAddress.optional(),
  /** The language of its mails to patrons. */
  language: z.enum(['en', 'de']).prefault('en'),
})
export type Library = z.infer<typeof Library>
