import { z } from 'zod'
import { schemaMessage } from '../../translations/schema-message.ts'
import type { Request } from '../request/request.ts'
import { Service } from '../request/service.ts'
import { millisecondsPerDay } from '../time.ts'
import { type Day, LibraryCode } from '../values.ts'

const words = z.array(z.string().trim().min(1).max(60)).min(1).max(100)
const dayCount = z.int().min(0).max(3650)

/** The conditions of a rule: all must hold, of a list one of them; case does not count. No condition always holds. */
export const Conditions = z.object({
  library: z
    .array(LibraryCode)
    .min(1)
    .max(500)
    .optional()
    .describe('The libraries, of which the request’s must be one.'),
  service: z
    .array(Service.shape.type)
    .min(1)
    .max(3)
    .optional()
    .describe('The types of service, of which the request’s must be one.'),
  format: words.optional().describe('The formats, of which the request’s must be one.'),
  publicationType: words.optional().describe('The types of publication, of which the request’s must be one.'),
  patronGroup: words.optional().describe('The patron groups, of which the patron’s must be one.'),
  language: words
    .optional()
    .describe('The languages of the publication, of which the request’s must be one.'),
  identifiers: z
    .union([z.enum(['any', 'none']), words])
    .optional()
    .describe(
      'The types of identifiers of which the request must have one, such as ISBN; `any` for whichever, `none` for a request without.',
    ),
  neededBy: z
    .union([
      z.enum(['any', 'none']),
      z
        .object({
          withinDays: dayCount.optional().describe('The most days until it is needed.'),
          afterDays: dayCount.optional().describe('The days after which it is needed.'),
        })
        .meta({ minProperties: 1, maxProperties: 1 })
        .refine(({ withinDays, afterDays }) => (withinDays === undefined) !== (afterDays === undefined), {
          error: schemaMessage('fault.days_condition'),
        }),
    ])
    .optional()
    .describe('When the item is needed, in days from the day on which the rules are read at the library.'),
})
export type Conditions = z.infer<typeof Conditions>

/** The parts of a request that rules read. `today` is the day at the library. */
export type RuleSubject = Pick<Request, 'library' | 'citation' | 'service' | 'patron'> & {
  readonly today: Day
}

/** A condition that does not hold: what it wants, and what the request has. */
export const FailedCondition = z.object({
  condition: z.string().describe('The name of the condition.'),
  wants: z.string().describe('What the rule requires.'),
  has: z.string().describe('What the request has.'),
})
export type FailedCondition = z.infer<typeof FailedCondition>

type Name = keyof Conditions

const nothing = 'none'

const plain = (text: string): string => text.trim().toLowerCase()

const identifierTypes = ({ citation }: RuleSubject): readonly string[] => [
  ...new Set([...(citation.identifiers ?? []), ...(citation.recordIds ?? [])].map(({ type }) => type)),
]

/** Reads the values of a request that a condition lists. */
const values: { readonly [Each in Exclude<Name, 'neededBy'>]: (subject: RuleSubject) => readonly string[] } =
  {
    library: ({ library }) => [library],
    service: ({ service }) => [service.type],
    format: ({ service }) => present(service.format),
    publicationType: ({ citation }) => present(citation.publicationType),
    patronGroup: ({ patron }) => present(patron?.group),
    language: ({ citation }) => present(citation.language),
    identifiers: identifierTypes,
  }

const present = (text: string | undefined): readonly string[] =>
  text === undefined || text.trim() === '' ? [] : [text]

/** Returns whether any two words agree, or the condition about their presence holds. */
const agrees = (wants: 'any' | 'none' | readonly string[], has: readonly string[]): boolean => {
  if (wants === 'any') return has.length > 0
  if (wants === 'none') return has.length === 0
  const plainValues = has.map(plain)
  return wants.some((each) => plainValues.includes(plain(each)))
}

const listed = (wants: 'any' | 'none' | readonly string[]): string =>
  typeof wants === 'string' ? wants : wants.join(' or ')

const failedList = (
  condition: Exclude<Name, 'neededBy'>,
  wants: 'any' | 'none' | readonly string[] | undefined,
  subject: RuleSubject,
): readonly FailedCondition[] => {
  if (wants === undefined) return []
  const has = values[condition](subject)
  return agrees(wants, has)
    ? []
    : [{ condition, wants: listed(wants), has: has.length === 0 ? nothing : has.join(', ') }]
}

const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / millisecondsPerDay)

const failedNeededBy = (wants: Conditions['neededBy'], subject: RuleSubject): readonly FailedCondition[] => {
  if (wants === undefined) return []
  const { neededBy } = subject.service
  const left = neededBy === undefined ? null : daysBetween(subject.today, neededBy)
  const fail = (what: string): readonly FailedCondition[] => [
    { condition: 'neededBy', wants: what, has: neededBy ?? nothing },
  ]
  if (typeof wants === 'string') return (left !== null) === (wants === 'any') ? [] : fail(wants)
  const { withinDays, afterDays = 0 } = wants
  if (withinDays !== undefined)
    return left !== null && left <= withinDays ? [] : fail(`within ${withinDays} days`)
  return left !== null && left > afterDays ? [] : fail(`later than in ${afterDays} days`)
}

/** Returns the conditions that do not hold of a request; none where all of them do. */
export const failedConditions = (when: Conditions, subject: RuleSubject): readonly FailedCondition[] => [
  ...failedList('library', when.library, subject),
  ...failedList('service', when.service, subject),
  ...failedList('format', when.format, subject),
  ...failedList('publicationType', when.publicationType, subject),
  ...failedList('patronGroup', when.patronGroup, subject),
  ...failedList('language', when.language, subject),
  ...failedList('identifiers', when.identifiers, subject),
  ...failedNeededBy(when.neededBy, subject),
]
