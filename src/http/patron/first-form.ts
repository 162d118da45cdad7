import type { Citation } from '../../borrowing/request/citation.ts'
import { checkIdentifiers } from '../../citation/check-identifiers.ts'
import type { FillCitation } from '../../citation/fill-citation.ts'
import { type FromOpenUrl, fromOpenUrl } from '../../citation/from-open-url.ts'
import { parseReference } from '../../citation/parse-reference.ts'
import { Problem } from '../../problem.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import {
  type CitedNumber,
  fieldsOf,
  furtherNumbers,
  type Kind,
  kindOf,
  kinds,
  labelOf,
  valuesOf,
} from './fields.ts'
import type { FormContent, Wishes } from './form-fields.ts'
import { numberFaults } from './number-faults.ts'
import { isNumberField, type NumberField, numberFault, typedNumber } from './number-words.ts'
import type { Visit } from './visit.ts'

/** The content of the form, without the parts that are made again each time that it is shown. */
export type ShownForm = Omit<FormContent, 'once' | 'others'>

/** Returns whether a text is a kind of item that has a form. */
export const isKind = (text: string | null): text is Kind => kinds.some((kind) => kind === text)

const emptyWishes = (kind: Kind): Wishes => ({
  service: kind === 'book' ? 'loan' : 'copy',
  neededBy: '',
  pickup: '',
  anyEdition: false,
  note: '',
  declared: false,
})

/** Reads an OpenURL; null where it does not describe an item. */
export const readLink = (openUrl: string): FromOpenUrl | null => {
  try {
    return fromOpenUrl(openUrl)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

/** A number that is not valid, and the field of some form that would show it. */
type Mistyped = { readonly field: NumberField; readonly value: string }

/** Lists the numbers of a link that are not valid. */
const mistypedIn = (link: FromOpenUrl): readonly Mistyped[] =>
  link.openUrl.faults.flatMap(({ key, value }) => {
    const [, name = ''] =
      /^(?:rft\.)?e?(isbn|issn|doi|pmid)$/.exec(key.toLowerCase()) ??
      /^(?:info:|urn:)?e?(isbn|issn|doi|pmid)[:/]/.exec(value.toLowerCase()) ??
      []
    return isNumberField(name) ? [{ field: name, value }] : []
  })

/** Returns whether a number keeps the rules of its type. */
const isValid = ({ member, type, value }: CitedNumber): boolean =>
  checkIdentifiers({ [member]: [{ type, value }] }, '').faults.length === 0

/** Returns the numbers that no field of the form shows. Those that are not valid go into the note for the library. */
const otherNumbers = (
  citation: Citation,
  kind: Kind,
  mistyped: readonly Mistyped[],
  language: Language,
): { readonly furtherNumbers: readonly CitedNumber[]; readonly note: string } => {
  const further = furtherNumbers(citation, kind)
  const lines = [
    ...further
      .filter((number) => !isValid(number))
      .map(({ type, value }) => typedNumber(type, value, language)),
    ...mistyped
      .filter(({ field }) => !fieldsOf[kind].includes(field))
      .map(({ field, value }) => typedNumber(labelOf(language, field), value, language)),
  ]
  return { furtherNumbers: further.filter(isValid), note: lines.join('\n') }
}

/**
 * Returns the first values of the form: empty, or filled in by an OpenURL, or by what the patron pasted.
 *
 * @param fillCitation looks up the citation by its numbers
 */
export const firstForm = async (fillCitation: FillCitation, visit: Visit): Promise<ShownForm> => {
  const texts = textsIn(visit.frame.language).patron_page.looked
  const pasted = visit.own.get('q') ?? ''
  const link = visit.openUrl === '' ? null : readLink(visit.openUrl)
  const start = link?.citation ?? parseReference(pasted)
  const { citation, sourcedFields } = await fillCitation(start)
  const wanted = visit.own.get('kind')
  const kind = isKind(wanted) ? wanted : kindOf(citation)
  const citationValues = valuesOf(citation)
  const wrong = link === null ? [] : mistypedIn(link)
  const mistyped = wrong.filter(
    ({ field }) => fieldsOf[kind].includes(field) && citationValues[field] === undefined,
  )
  const others = otherNumbers(citation, kind, wrong, visit.frame.language)
  const values = {
    ...Object.fromEntries(mistyped.map(({ field, value }) => [field, value])),
    ...citationValues,
  }
  const isFilled = sourcedFields.length > 0
  const isBare = values.title === undefined && values.titleOfComponent === undefined
  const message =
    visit.openUrl !== '' && link === null
      ? texts.badLink
      : link !== null
        ? texts.fromLink
        : pasted.trim() === ''
          ? null
          : isBare && !isFilled
            ? texts.notFound
            : texts.filledIn
  return {
    kind,
    values,
    wishes: {
      ...emptyWishes(kind),
      note: others.note,
      ...(link === null ? {} : { service: link.service }),
    },
    furtherNumbers: others.furtherNumbers,
    sourcedFields,
    asTyped: [],
    faults: [
      ...numberFaults(citation, visit.frame.language),
      ...mistyped.map(({ field, value }) => ({
        field,
        message: numberFault(field, value, visit.frame.language),
      })),
    ],
    message,
    openUrl: link === null ? '' : visit.openUrl,
  }
}

/** Returns the text of the field of the citation linker: the number or title in the OpenURL. */
export const textOfLink = ({ openUrl, own }: Visit): string => {
  const link = openUrl === '' ? null : readLink(openUrl)
  if (link === null) return own.get('q') ?? ''
  const { identifiers = [], recordIds = [], titleOfComponent, title } = link.citation
  const [number] = [
    ...identifiers.filter(({ type }) => type === 'DOI'),
    ...recordIds.filter(({ type }) => type === 'PMID'),
    ...identifiers,
  ]
  return number === undefined ? (titleOfComponent ?? title ?? '') : `${number.type} ${number.value}`
}
