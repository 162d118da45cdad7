import type { Span, Statement } from './holdings-statement.ts'
import type { CitedPart, Extent } from './locate.ts'
import { createStatementReader, type StatementReader } from './statement-reader.ts'

/** The part of a serial, or of a set, that is wanted. */
export type WantedPart = {
  readonly volumes: readonly number[]
  readonly year: number | undefined
  /** In words: `volume 12, 2001`. */
  readonly about: string
}

const firstYear = /\b(?:1[5-9]|20)\d\d\b/

/** Returns whether the item is a part of a serial, so that the year of publication is that of the volume. */
const isOfSerial = ({ identifiers = [], publicationType = '', titleOfComponent }: CitedPart): boolean => {
  const numbered = (type: string) => identifiers.some((each) => each.type.toUpperCase() === type)
  return (
    numbered('ISSN') ||
    /^(article|journal)$/i.test(publicationType) ||
    (titleOfComponent !== undefined && publicationType === '' && !numbered('ISBN'))
  )
}

/** Returns the part that a citation asks for; undefined for the whole item, and for a part that cannot be counted. */
export const wantedPartOf = (citation: CitedPart): WantedPart | undefined => {
  const { volumes: named = [], publicationDate = '' } = citation
  const read = named.map((each) => /^\D*(\d{1,4})\D*$/.exec(each)?.[1])
  const volumes = read.every((each) => each !== undefined) ? read.map(Number) : []
  const [year] = isOfSerial(citation) ? (firstYear.exec(publicationDate) ?? []) : []
  if (volumes.length === 0 && year === undefined) return undefined
  const about = [
    ...(volumes.length === 0 ? [] : [`volume ${volumes.join(', ')}`]),
    ...(year === undefined ? [] : [year]),
  ]
  return { volumes, year: year === undefined ? undefined : Number(year), about: about.join(', ') }
}

/** True for a part that the holdings include; undefined if they do not say. */
type Verdict = boolean | undefined

const inSpan = (wanted: number, { from, to, partly }: Span): Verdict => {
  if (wanted < from || wanted > to) return false
  return (partly.first && wanted === from) || (partly.last && wanted === to) ? undefined : true
}

const any = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes(true)) return true
  return verdicts.length > 0 && verdicts.every((each) => each === false) ? false : undefined
}

/** Combines two readings of one statement: a contradiction gives undefined. */
const agreed = (one: Verdict, other: Verdict): Verdict => {
  if (one === undefined || other === undefined) return one ?? other
  return one === other ? one : undefined
}

const among = (wanted: number, spans: readonly Span[] | undefined): Verdict =>
  any((spans ?? []).map((span) => inSpan(wanted, span)))

/** Returns whether a year is among those of a volume. A volume may come out in the year before or after its own. */
const amongYears = (wanted: number | undefined, spans: readonly Span[] | undefined): Verdict => {
  if (wanted === undefined) return undefined
  const isHeld = among(wanted, spans)
  const near = [wanted - 1, wanted + 1].some((year) => among(year, spans) !== false)
  return isHeld === false && near ? undefined : isHeld
}

const inStatement = ({ volumes, year }: WantedPart, statement: Statement): Verdict => {
  const byYear = amongYears(year, statement.years)
  const looked = volumes.map((volume) => among(volume, statement.volumes))
  const byVolume = looked.every((each) => each === looked[0]) ? looked[0] : undefined
  const isHeld = agreed(byVolume, byYear)
  return isHeld === true && statement.gaps ? undefined : isHeld
}

/**
 * Returns whether the wanted part is held.
 *
 * @param extents the textual holdings of one copy
 * @param read reads the statements of the whole catalogue answer within its budget
 * @returns undefined where they do not tell, or are not understood
 */
export const holdsPart = (
  wanted: WantedPart,
  extents: readonly Extent[],
  read: StatementReader = createStatementReader(),
): boolean | undefined =>
  any(
    extents.map((extent) => {
      const statement = read(extent)
      return statement === undefined ? undefined : inStatement(wanted, statement)
    }),
  )
