import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import type { Citation } from '../../borrowing/request/citation.ts'
import { Service } from '../../borrowing/request/service.ts'
import { partOf, type SourcedField } from '../../borrowing/request/sourced-fields.ts'
import { Day, type Instant } from '../../borrowing/values.ts'
import { checkIdentifiers } from '../../citation/check-identifiers.ts'
import type { FillCitation } from '../../citation/fill-citation.ts'
import { type FromOpenUrl, fromOpenUrl } from '../../citation/from-open-url.ts'
import { parseReference } from '../../citation/parse-reference.ts'
import { checkCreation } from '../../delivery/commands/check-input.ts'
import type { Language } from '../../notices/words.ts'
import { Problem } from '../../problem.ts'
import {
  type CitedNumber,
  fieldOfNumber,
  fieldsOf,
  furtherNumbers,
  type Kind,
  kindOf,
  kinds,
  mainField,
  partName,
  readFurtherNumber,
  type Values,
  valuesOf,
  withFurtherNumbers,
  withValues,
} from './fields.ts'
import { declarationOf, type FormContent, type FormFault, type Wishes } from './form-page.ts'
import { isNumberField, type NumberField, numberFault, numberWords } from './number-words.ts'
import type { Visit } from './visit.ts'
import { words } from './words.ts'

/** The form, without what is made anew each time that it is shown. */
type Shown = Omit<FormContent, 'once' | 'others'>

const isKind = (text: string | null): text is Kind => kinds.some((kind) => kind === text)

const emptyWishes = (kind: Kind): Wishes => ({
  service: kind === 'book' ? 'loan' : 'copy',
  neededBy: '',
  pickup: '',
  anyEdition: false,
  note: '',
  declared: false,
})

/** Reads a link; null where it says nothing about an item. */
const readLink = (openUrl: string): FromOpenUrl | null => {
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

/** Returns whether a number is as its kind has them. */
const isValid = ({ member, type, value }: CitedNumber): boolean =>
  checkIdentifiers({ [member]: [{ type, value }] }, '').faults.length === 0

/** The numbers that no field of the form shows: those that are not valid are for the library to look at, in the note. */
const otherNumbers = (
  citation: Citation,
  kind: Kind,
  mistyped: readonly Mistyped[],
  language: Language,
): { readonly furtherNumbers: readonly CitedNumber[]; readonly note: string } => {
  const further = furtherNumbers(citation, kind)
  const { typedNumber } = numberWords[language]
  const lines = [
    ...further.filter((number) => !isValid(number)).map(({ type, value }) => typedNumber(type, value)),
    ...mistyped
      .filter(({ field }) => !fieldsOf[kind].includes(field))
      .map(({ field, value }) => typedNumber(words[language].fields[field].any, value)),
  ]
  return { furtherNumbers: further.filter(isValid), note: lines.join('\n') }
}

/**
 * Returns the first values of the form: empty, or filled in by an OpenURL, or by what the patron pasted.
 *
 * @param fillCitation looks up what the numbers stand for
 */
export const firstForm = async (fillCitation: FillCitation, visit: Visit): Promise<Shown> => {
  const texts = words[visit.frame.language].looked
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

/** The request of a form that was sent, and the form to show if it cannot be created. */
export type SubmittedForm = {
  readonly input: CreateRequest
  readonly shown: Shown
  readonly faults: readonly FormFault[]
}

const wishesOf = (form: URLSearchParams): Wishes => {
  const service = Service.shape.type.safeParse(form.get('service'))
  return {
    service: service.success ? service.data : 'loan',
    neededBy: form.get('neededBy') ?? '',
    pickup: form.get('pickup') ?? '',
    anyEdition: form.get('anyEdition') === 'yes',
    note: form.get('note') ?? '',
    declared: form.get('declaration') === 'yes',
  }
}

/** Keeps the values of the sources that the form has unchanged, or has no field for. */
const stillFilledIn = async (
  fillCitation: FillCitation,
  typed: Citation,
  kind: Kind,
  marked: ReadonlySet<string>,
): Promise<{ readonly citation: Citation; readonly sourcedFields: readonly SourcedField[] }> => {
  if (marked.size === 0) return { citation: typed, sourcedFields: [] }
  const unmarked = (member: 'identifiers' | 'recordIds') =>
    typed[member]?.filter(({ type }) => !marked.has(`${member}/${type}`))
  const [identifiers, recordIds] = [unmarked('identifiers'), unmarked('recordIds')]
  const filled = await fillCitation({ ...(identifiers && { identifiers }), ...(recordIds && { recordIds }) })
  const shown = new Set(fieldsOf[kind].map(partName))
  const hidden = Object.fromEntries(
    Object.entries(filled.citation).filter(
      ([name]) => !shown.has(name) && name !== 'identifiers' && name !== 'recordIds',
    ),
  )
  const citation = { ...hidden, ...typed }
  return {
    citation,
    sourcedFields: filled.sourcedFields.filter(
      ({ field }) =>
        (marked.has(field) || !shown.has(field)) &&
        partOf(citation, field) !== '' &&
        partOf(citation, field) === partOf(filled.citation, field),
    ),
  }
}

/** Returns the patron's note behind the numbers that are not valid and that the patron sends all the same. */
const noteWith = (
  asTyped: readonly NumberField[],
  values: Values,
  note: string,
  language: Language,
): string =>
  [
    ...asTyped.map((field) =>
      numberWords[language].typedNumber(words[language].fields[field].any, (values[field] ?? '').trim()),
    ),
    ...(note === '' ? [] : [note]),
  ].join('\n')

/**
 * Reads a form that was sent. A number that is not valid, and that the patron wants to send as it is, goes into the note.
 *
 * @param visit who sent it
 * @param form its fields
 */
export const readSubmittedForm = async (
  fillCitation: FillCitation,
  { frame }: Visit,
  form: URLSearchParams,
): Promise<SubmittedForm> => {
  const texts = words[frame.language]
  const wanted = form.get('kind')
  const kind = isKind(wanted) ? wanted : 'book'
  const openUrl = form.get('openUrl') ?? ''
  const link = openUrl === '' ? null : readLink(openUrl)
  const values: Values = Object.fromEntries(fieldsOf[kind].map((field) => [field, form.get(field) ?? '']))
  const further = form.getAll('number').flatMap(readFurtherNumber)
  const typed = withFurtherNumbers(withValues(link?.citation ?? {}, kind, values), further)
  const marked = new Set((form.get('sourcedFields') ?? '').split(',').filter((field) => field !== ''))
  const filled = await stillFilledIn(fillCitation, typed, kind, marked)
  const { sourcedFields } = filled
  const wishes = wishesOf(form)
  const wantedAsTyped = form.getAll('asTyped')
  const asTyped = numberFaults(filled.citation, frame.language)
    .map(({ field }) => field)
    .filter(isNumberField)
    .filter((field) => wantedAsTyped.includes(field))
  const citation =
    asTyped.length === 0
      ? filled.citation
      : withValues(filled.citation, kind, {
          ...values,
          ...Object.fromEntries(asTyped.map((field) => [field, ''])),
        })
  const day = Day.safeParse(wishes.neededBy)
  const locations = frame.library.patronPages?.pickupLocations ?? []
  const note = noteWith(asTyped, values, wishes.note.trim(), frame.language)
  const declaration = declarationOf(frame.library, frame.language)
  const faults: FormFault[] = [
    ...(wishes.neededBy === '' || day.success
      ? []
      : [{ field: 'neededBy' as const, message: texts.faults.neededBy }]),
    ...(locations.length === 0 || locations.includes(wishes.pickup)
      ? []
      : [{ field: 'pickup' as const, message: texts.wish.choosePlace }]),
    ...(wishes.service === 'copy' && declaration !== undefined && !wishes.declared
      ? [{ field: 'declaration' as const, message: texts.wish.declareFirst }]
      : []),
    ...(note.length > 2000 ? [{ field: 'note' as const, message: texts.faults.tooLong }] : []),
  ]
  return {
    faults,
    shown: {
      kind,
      values,
      wishes,
      furtherNumbers: furtherNumbers(typed, kind),
      sourcedFields,
      asTyped,
      faults: [],
      message: null,
      openUrl: link === null ? '' : openUrl,
    },
    input: {
      citation,
      ...(sourcedFields.length === 0 ? {} : { sourcedFields: [...sourcedFields] }),
      ...(link === null ? {} : { openUrl: link.openUrl }),
      service: {
        type: wishes.service,
        ...(day.success ? { neededBy: day.data } : {}),
        ...(kind === 'book' && wishes.anyEdition ? { anyEdition: true } : {}),
        ...(note === '' ? {} : { note: note.slice(0, 2000) }),
      },
      patron: { language: frame.language, ...frame.session.patron },
      ...(declaration !== undefined && wishes.declared
        ? { copyrightDeclaration: { version: declaration.version, language: frame.language } }
        : {}),
      ...(locations.includes(wishes.pickup) ? { pickupLocation: wishes.pickup } : {}),
    },
  }
}

/** Lists the faults of a citation's numbers, at the fields that show them. */
const numberFaults = (citation: Citation, language: Language): readonly FormFault[] =>
  checkIdentifiers(citation, '').faults.flatMap(({ path }) => {
    const field = fieldOfNumber(citation, path.slice(1))
    const [member, index = ''] = path.slice(1).split('/')
    const list = member === 'recordIds' ? citation.recordIds : citation.identifiers
    const value = list?.[Number(index)]?.value
    return field === undefined || value === undefined || !isNumberField(field)
      ? []
      : [{ field, message: numberFault(field, value, language) }]
  })

/** Returns all that is wrong with a form as far as can be said before the request is made. */
export const faultsBefore = (
  submitted: SubmittedForm,
  at: { readonly now: Instant; readonly timeZone: string },
  language: Language,
): readonly FormFault[] => {
  try {
    checkCreation(submitted.input, at)
    return submitted.faults
  } catch (error) {
    const faults = error instanceof Problem ? formFaults(error, submitted, language) : null
    if (faults === null) throw error
    return [...faults, ...submitted.faults]
  }
}

/**
 * Says why a request could not be made, in words for the patron at the fields that it is about.
 *
 * @param problem what `create` threw
 * @returns null for a problem that no form can tell
 */
export const formFaults = (
  problem: Problem,
  { input, shown }: SubmittedForm,
  language: Language,
): readonly FormFault[] | null => {
  const { faults } = words[language]
  if (problem.code === 'not_allowed_now') return [{ field: null, message: faults.duplicate }]
  if (problem.code === 'unavailable') return [{ field: null, message: faults.unavailable }]
  if (problem.code !== 'invalid_input') return null
  return problem.faults.map(({ path }): FormFault => {
    if (path === 'service/neededBy') return { field: 'neededBy', message: faults.neededBy }
    if (path === 'citation') return { field: mainField[shown.kind], message: faults.missing }
    if (path.startsWith('patron')) return { field: null, message: faults.patron }
    const field = fieldOfNumber(input.citation, path.replace(/^citation\//, ''))
    return field === undefined || !isNumberField(field) || !fieldsOf[shown.kind].includes(field)
      ? { field: null, message: faults.other }
      : { field, message: numberFault(field, shown.values[field] ?? '', language) }
  })
}
