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

const ofTitle = {
  title: ({ title }: Subjects['title']) => title.key,
  reader: ({ title }: Subjects['title']) => title.reader,
  spelling: ({ title }: Subjects['title']) => title.text,
} as const

const ofEntry = {
  network: ({ entry }: Pick<Subjects['entry'], 'entry'>) => entry.networks,
  partner: ({ entry }: Pick<Subjects['entry'], 'entry'>) => entry.partner,
  protocol: ({ entry }: Pick<Subjects['entry'], 'entry'>) => entry.protocol,
  reason: ({ entry }: Pick<Subjects['entry'], 'entry'>) => entry.reason,
  position: ({ entry }: Pick<Subjects['entry'], 'entry'>) => String(entry.position),
} as const

const ofCharge = {
  currency: ({ charge }: Subjects['charge']) => charge.currency,
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

/** What texts of subjects are: dimensions, the currency of a charge, who wanted a title, and what that reader calls it. */
export type TextName = DimensionName | 'currency' | 'reader' | 'spelling'

/** Reads a text, or several, from a subject of a kind. */
export type Reader<Kind extends SubjectKind> = (
  subject: Subjects[Kind],
) => string | readonly string[] | undefined

/** What subjects of each kind belong to: an item to an entry, and that to a request. */
export const parents = {
  request: undefined,
  title: 'request',
  entry: 'request',
  item: 'entry',
  charge: 'request',
} as const satisfies Readonly<Record<SubjectKind, SubjectKind | undefined>>

/** What tells subjects of each kind apart that the subjects do not share to which they belong. */
export const ownTexts: {
  readonly [Kind in SubjectKind]: Readonly<Record<string, Reader<Kind>>>
} = {
  request: ofRequest,
  title: ofTitle,
  entry: ofEntry,
  item: {},
  charge: ofCharge,
}

/** Returns whether the measures of a kind of subject can be broken down by a dimension. */
export const hasDimension = (kind: SubjectKind, name: DimensionName): boolean => {
  const parent = parents[kind]
  return (
    isDayDimension(name) ||
    Object.hasOwn(ownTexts[kind], name) ||
    (parent !== undefined && hasDimension(parent, name))
  )
}

/** Returns whether a dimension is one of days. */
export const isDayDimension = (name: DimensionName): name is keyof typeof dayDimensions =>
  Object.hasOwn(dayDimensions, name)
