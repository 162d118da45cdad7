import { z } from 'zod'
import { Citation } from '../request/citation.ts'
import { OpenUrlExtras } from '../request/open-url-extras.ts'
import { PatronInput } from '../request/patron.ts'
import { Service } from '../request/service.ts'
import { SourcedField } from '../request/sourced-fields.ts'
import { givenText } from '../request/text.ts'
import { Address, Day, PartnerCode, RequestNumber } from '../values.ts'

/** The input that creates a request. */
export const CreateRequest = z.object({
  reference: givenText(200).optional().describe('The library system’s own reference.'),
  citation: Citation.describe('What is wanted, as a citation.'),
  sourcedFields: z
    .array(SourcedField)
    .max(40)
    .optional()
    .describe('Parts of the citation that were looked up.'),
  openUrl: OpenUrlExtras.optional().describe('The further values of the OpenURL that it came by.'),
  service: Service.describe('How the item is wanted.'),
  patron: PatronInput.optional().describe('The patron.'),
  pickupLocation: z.string().max(200).optional().describe('Where the patron picks the item up.'),
  deliveryAddresses: z
    .array(Address)
    .max(10)
    .optional()
    .describe('Where the item, or the copy, is to be delivered.'),
  staffNote: givenText(2000).optional().describe('A note of the library for the partner.'),
  workflow: z.string().max(60).optional().describe('The code of the workflow profile.'),
  rota: z.array(PartnerCode).max(100).optional().describe('The partners to ask, in order.'),
  hold: z
    .union([
      z.literal('staff'),
      z.object({ until: Day.describe('The day until which the request is held back.') }),
    ])
    .optional()
    .describe('Holds the request back until staff approve it, or until a day comes.'),
  copyrightDeclaration: z
    .object({
      version: z
        .string()
        .max(40)
        .describe('The version of the declaration: the one that is in force at the library.'),
      language: z
        .string()
        .max(2)
        .optional()
        .describe('The language in which the patron read it, as a code of ISO 639.'),
    })
    .optional()
    .describe(
      'The copyright declaration of the patron: the version of the library’s text, and the language in which it was shown.',
    ),
  restOf: RequestNumber.optional().describe(
    'The number of the request whose outstanding items this one asks for.',
  ),
  items: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('The number of items that are expected. Left out: as many as a loan names volumes, else one.'),
})
export type CreateRequest = z.infer<typeof CreateRequest>
