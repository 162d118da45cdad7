import type { Day } from '../borrowing/values.ts'
import type { SubjectKind, Subjects } from './measures.ts'
import type { RequestFacts } from './request-facts.ts'

type Place = { readonly facts: RequestFacts }

const monthsPerQuarter = 3

/** The dimensions of the day on which something counts, and how each is read from it. */
export const dayDimensions = {
  month: (on: Day): string => on.slice(0, 7),
  quarter: (on: Day): string => `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / monthsPerQuarter)}`,
  year: (on: Day): string => on.slice(0, 4),
} as const

const ofRequest = {
  library: ({ facts }: Place) => facts.library,
  service: ({ facts }: Place) => facts.service,
  level: ({ facts }: Place) => facts.level,
  format: ({ facts }: Place) => facts.format,
  publication_type: ({ facts }: Place) => facts.publicationType,
  decade: ({ facts }: Place) => facts.decade,
  rota_template: ({ facts }: Place) => facts.template,
} as const

const ofTitle = { title: ({ title }: Subjects['title']) => title.key } as const

const ofEntry = {
  network: ({ entry }: Pick<Subjects['entry'], 'entry'>) => entry.networks,
  partner: ({ entry }: Pick<Subjects['entry'], 'entry'>) => entry.partner,
  protocol: ({ entry }: Pick<Subjects['entry'], 'entry'>) => entry.protocol,
  reason: ({ entry }: Pick<Subjects['entry'], 'entry'>) => entry.reason,
  position: ({ entry }: Pick<Subjects['entry'], 'entry'>) => String(entry.position),
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

type Reader<Kind extends SubjectKind> = (subject: Subjects[Kind]) => string | readonly string[] | undefined

/** The dimensions by which the measures of each kind of subject can be broken down besides days, and how each is read. */
export const dimensions: {
  readonly [Kind in SubjectKind]: Readonly<Partial<Record<DimensionName, Reader<Kind>>>>
} = {
  request: ofRequest,
  title: { ...ofRequest, ...ofTitle },
  entry: { ...ofRequest, ...ofEntry },
  item: { ...ofRequest, ...ofEntry },
  charge: { ...ofRequest, ...ofCharge },
}

/** What else must be known of a subject: the currency of a charge, who wanted a title, and what that reader calls it. */
export const labels: {
  readonly [Kind in SubjectKind]: Readonly<Partial<Record<'currency' | 'reader' | 'spelling', Reader<Kind>>>>
} = {
  request: {},
  title: { reader: ({ title }) => title.reader, spelling: ({ title }) => title.text },
  entry: {},
  item: {},
  charge: { currency: ({ charge }) => charge.currency },
}

/** Returns whether a dimension is one of days. */
export const isDayDimension = (name: DimensionName): name is keyof typeof dayDimensions =>
  Object.hasOwn(dayDimensions, name)
