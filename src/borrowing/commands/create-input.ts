import { z } from 'zod'
import { Citation } from '../request/citation.ts'
import { OpenUrlExtras } from '../request/open-url-extras.ts'
import { PatronInput } from '../request/patron.ts'
import { Service } from '../request/service.ts'
import { SourcedField } from '../request/sourced-fields.ts'
import { givenText } from '../request/text.ts'
import { Address, Day, PartnerCode } from '../values.ts'

/** The input that creates a request. */
export const CreateRequest = z.object({
  reference: givenText(200).optional(),
  citation: Citation,
  /** Parts of the citation that were looked up. */
  sourcedFields: z.array(SourcedField).max(40).optional(),
  /** The further values of the OpenURL that it came by. */
  openUrl: OpenUrlExtras.optional(),
  service: Service,
  patron: PatronInput.optional(),
  pickupLocation: z.string().max(200).optional(),
  deliveryAddresses: z.array(Address).max(10).optional(),
  staffNote: givenText(2000).optional(),
  workflow: z.string().max(60).optional(),
  /** The partners to ask, in order. */
  rota: z.array(PartnerCode).max(100).optional(),
  /** Not to be sent yet: until staff approve, or until a day comes. */
  hold: z.union([z.literal('staff'), z.object({ until: Day })]).optional(),
  /**
   * The copyright declaration of the patron: the version of the library's text, and the language in which it was shown.
   */
  copyrightDeclaration: z
    .object({ version: z.string().max(40), language: z.string().max(2).optional() })
    .optional(),
  /** The number of items that are expected, one by default. */
  items: z.int().min(1).max(100).optional(),
})
export type CreateRequest = z.infer<typeof CreateRequest>
