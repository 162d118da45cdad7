import { z } from 'zod'
import { schemaMessage } from '../../translations/schema-message.ts'
import { Cost } from '../values.ts'
import { HoldingsPolicy } from './holdings-policy.ts'

const name = z.string().trim().min(1).max(120)

/** Returns a name as it is compared: without regard to case and to spaces around it. */
export const plainName = (name: string): string => name.trim().toLowerCase()

/** A network that an institution belongs to. */
export const NetworkMembership = z.object({
  network: name.describe('The name of the network, compared without regard to upper and lower case.'),
  priority: z
    .int()
    .min(0)
    .max(1000)
    .prefault(100)
    .describe(
      'The priority of the membership: holders in a network of the library with a lower number come first.',
    ),
  reciprocal: z
    .boolean()
    .optional()
    .describe(
      'True where members supply each other free of charge only, false where they are paid; both where left out.',
    ),
})
export type NetworkMembership = z.infer<typeof NetworkMembership>

/** What a service costs at an institution. */
export const Tier = z.object({
  network: name.optional().describe('The network in which the price holds; everywhere where left out.'),
  service: z.enum(['loan', 'copy']).describe('The service.'),
  level: name
    .optional()
    .describe('The level of service, such as `Standard` or `Rush`; every level where left out.'),
  cost: Cost.describe('The price; an amount of 0 is free of charge.'),
})
export type Tier = z.infer<typeof Tier>

/** Whether an institution lends some of its material. The first policy that matches counts. */
export const SupplyPolicy = z.object({
  service: z.enum(['loan', 'copy']).optional().describe('The service; both where left out.'),
  format: name.optional().describe('The format, such as `rare`; every format where left out.'),
  publicationType: name.optional().describe('The type of publication; every type where left out.'),
  patronGroup: name.optional().describe('The group of patrons; every group where left out.'),
  network: name.optional().describe('The network of the library that asks; every library where left out.'),
  country: name
    .optional()
    .describe(
      'The country in an address of the library that asks, compared without regard to case; every library where left out.',
    ),
  newerThanMonths: z
    .int()
    .positive()
    .max(1200)
    .optional()
    .describe(
      'Only what is surely newer, by its date of publication: one that names a year alone counts from its first day.',
    ),
  lends: z.boolean().describe('Whether it supplies what matches.'),
})
export type SupplyPolicy = z.infer<typeof SupplyPolicy>

/** A code under which a catalogue knows an institution, besides its agency ids. */
export const HoldingCode = z.object({
  source: z
    .string()
    .max(60)
    .optional()
    .describe('The code of the locate profile in which the code is used; in all of them where left out.'),
  value: z.string().trim().min(1).max(120).describe('The code, compared without regard to case.'),
})
export type HoldingCode = z.infer<typeof HoldingCode>

/** A place on the earth. */
export const Coordinates = z.object({
  latitude: z.number().min(-90).max(90).describe('Degrees north of the equator.'),
  longitude: z.number().min(-180).max(180).describe('Degrees east of Greenwich.'),
})
export type Coordinates = z.infer<typeof Coordinates>

/** What an institution supplies, to whom and for how much. An unset member says nothing. */
export const supplyTerms = {
  networks: z.array(NetworkMembership).max(50).prefault([]).describe('The networks that it belongs to.'),
  tiers: z
    .array(Tier)
    .max(100)
    .prefault([])
    .describe('The prices of its services; a rota from holdings compares them with the maximum cost.'),
  policies: z
    .array(SupplyPolicy)
    .max(100)
    .prefault([])
    .describe('What it supplies: the first policy that matches counts; where none does, it supplies.'),
  holdingCodes: z
    .array(HoldingCode)
    .max(50)
    .prefault([])
    .describe('Its codes in union catalogues that use none of its agency ids.'),
  holdingsPolicy: HoldingsPolicy.optional().describe(
    'From which locations and with which loan policies it supplies.',
  ),
  couriers: z
    .array(name)
    .max(50)
    .prefault([])
    .describe('The courier services that come to it, compared without regard to case.'),
  loanToBorrowRatio: z
    .string()
    .regex(/^[1-9]\d{0,3}:[1-9]\d{0,3}$/, schemaMessage('fault.loan_to_borrow_ratio'))
    .optional()
    .describe('How much it means to lend for what it borrows, such as `2:1`; `1:1` where left out.'),
  location: Coordinates.optional().describe('Where it is.'),
}
