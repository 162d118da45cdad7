import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import type { Citation } from '../../borrowing/request/citation.ts'
import { Service } from '../../borrowing/request/service.ts'
import { partOf, type SourcedField } from '../../borrowing/request/sourced-fields.ts'
import { Day } from '../../borrowing/values.ts'
import type { FillCitation } from '../../citation/fill-citation.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import {
  fieldsOf,
  furtherNumbers,
  type Kind,
  labelOf,
  partName,
  readFurtherNumber,
  type Values,
  withFurtherNumbers,
  withValues,
} from './fields.ts'
import { isKind, readLink, type ShownForm } from './first-form.ts'
import { declarationOf, type FormFault, type Wishes } from './form-fields.ts'
import { numberFaults } from './number-faults.ts'
import { isNumberField, type NumberField, typedNumber } from './number-words.ts'
import type { Visit } from './visit.ts'

/** The request of a form that was sent, and the form to show if it cannot be created. */
export type SubmittedForm = {
  readonly input: CreateRequest
  readonly shown: ShownForm
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
    ...asTyped.map((field) => typedNumber(labelOf(language, field), (values[field] ?? '').trim(), language)),
    ...(note === '' ? [] : [note]),
  ].join('\n')

/**
 * Reads a form that was sent. A number that is not valid, and that the patron wants to send as it is, goes into the note.
 *
 * @param fillCitation looks up the citation by its numbers
 * @param visit the visit of the patron who sent it
 * @param form the fields of the form
 */
export const readSubmittedForm = async (
  fillCitation: FillCitation,
  { frame }: Visit,
  form: URLSearchParams,
): Promise<SubmittedForm> => {
  const texts = textsIn(frame.language).patron_page
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
