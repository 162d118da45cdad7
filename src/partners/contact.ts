import { z } from 'zod'

/** The people to contact at an institution. */
export const Contacts = z
  .array(
    z.object({
      name: z.string().max(200).describe('The name of the person or desk.'),
      email: z.email().optional().describe('The email address.'),
      phone: z.string().max(60).optional().describe('The phone number.'),
    }),
  )
  .max(20)
  .prefault([])
