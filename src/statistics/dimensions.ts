import type { Day } from '../borrowing/values.ts'
import type { SubjectKind, Subjects } from './measures.ts'
import type { RequestFacts } from './request-facts.ts'

/** What the value of a dimension is read from: a subject of a measure, and the day on which it counts. */
type Place = { readonly facts: RequestFacts; readonly on: Day }

const monthsPerQuarter = 3

const ofRequest = {
  library: ({ facts }: Place) => facts.library,
  service: ({ facts }: Place) => facts.service,
  level: ({ facts }: Place) => facts.level,
  format: ({ facts }: Place) => facts.format,
  publication_type: ({ facts }: Place) => facts.publicationType,
  decade: ({ facts }: Place) => facts.decade,
  rota_template: ({ facts }: Place) => facts.template,
  month: ({ on }: Place) => on.slice(0, 7),
  quarter: ({ on }: Place) => `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / monthsPerQuarter)}`,
  year: ({ on }: Place) => on.slice(0, 4),
} as const

const ofTitle = { title: ({ facts }: Place) => facts.title?.key } as const

const ofEntry = {
  network: ({ entry }: Subjects['entry']) => entry.networks,
  partner: ({ entry }: Subjects['entry']) => entry.partner,
  protocol: ({ entry }: Subjects['entry']) => entry.protocol,
  reason: ({ entry }: Subjects['entry']) => entry.reason,
  position: ({ entry }: Subjects['entry']) => String(entry.position),
} as const

const ofCharge = {
  network: ({ charge }: Subjects['charge']) => charge.networks,
  partner: ({ charge }: Subjects['charge']) => charge.partner,
} as const

export const dimensionNames = [
  'library',
  'network',
  'partner',
  'service',
  'level',
  'format',
  'publication_type',
  'decade',
  'title',
  'protocol',
  'rota_template',
  'reason',
  'position',
  'month',
  'quarter',
  'year',
] as const
export type DimensionName = (typeof dimensionNames)[number]

type Reader<Kind extends SubjectKind> = (
  subject: Subjects[Kind] & Place,
) => string | readonly string[] | undefined

/** The dimensions by which the measures of each kind of subject can be broken down, and how each is read. */
export const dimensions: {
  readonly [Kind in SubjectKind]: Readonly<Partial<Record<DimensionName, Reader<Kind>>>>
} = {
  request: ofRequest,
  title: { ...ofRequest, ...ofTitle },
  entry: { ...ofRequest, ...ofEntry },
  charge: { ...ofRequest, ...ofCharge },
}
