import { plainText as plain } from '../borrowing/plain-text.ts'
import type { HolderState } from '../borrowing/rota-rules/holder.ts'
import {
  type CopyPolicy,
  type HoldingsPolicy,
  policyOfCopy,
} from '../borrowing/rota-rules/holdings-policy.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import type { Finding, Holding, Locate, Question, Title, Wanted } from './locate.ts'
import { createStatementReader } from './statement-reader.ts'
import { holdsPart, wantedPartOf } from './wanted-part.ts'

const properTitle = (title: string | undefined): string => plain((title ?? '').split(/[:/=]\s/)[0])

/** Returns whether a title is the wanted one. One is the beginning of the other, word by word. */
const sameTitle = (title: Title, wanted: Wanted): boolean => {
  const one = plain(title.title)
  const other = properTitle(wanted.citation.title)
  if (one === '' || other === '') return false
  return `${one} `.startsWith(`${other} `) || `${other} `.startsWith(`${one} `)
}

/** Returns whether a record has one of the wanted ISBNs: indexes of numbers also find other records, titles other editions. */
const hasIsbn = ({ isbns }: Title, { isbns: wanted, loose }: Question): boolean =>
  wanted === undefined ||
  isbns === undefined ||
  (loose && isbns.length === 0) ||
  isbns.some((isbn) => wanted.includes(isbn))

/** Holdings of the library that is asked after, with the number of their record. */
type Copy = Holding & { readonly recordId: string | undefined; readonly copyPolicy?: CopyPolicy }

/** Returns the titles that are the wanted one. */
const wantedTitles = (titles: readonly Title[], question: Question, wanted: Wanted): readonly Title[] =>
  titles.filter((title) => hasIsbn(title, question) && (!question.loose || sameTitle(title, wanted)))

const copiesOf = (titles: readonly Title[], { holdingCode }: Wanted): readonly Copy[] => {
  const all = titles.flatMap(({ recordId, holdings }) =>
    holdings.map((holding) => ({ ...holding, recordId: holding.recordId ?? recordId })),
  )
  const code = plain(holdingCode)
  return code === '' ? all : all.filter(({ codes }) => codes.some((each) => plain(each) === code))
}

/** Returns whether the item may be supplied in the wanted way. Undefined where nothing is said of it. */
const supplies = ({ lends, copies }: Holding, service: Wanted['service']): boolean | undefined => {
  switch (service) {
    case 'loan':
      return lends
    case 'copy':
      return copies
    case 'copy_or_loan':
      return lends === false ? copies : lends
  }
}

const toFinding = (
  kind: Finding['kind'],
  why: AnyReason,
  copy: Copy | undefined,
  service: Wanted['service'],
): Finding => ({
  kind,
  reason: why,
  available: copy?.available,
  lendable: copy === undefined ? undefined : supplies(copy, service),
  callNumber: copy?.callNumber,
  location: copy?.location,
  recordId: copy?.recordId,
  ...(copy?.copyPolicy === undefined ? {} : { copyPolicy: copy.copyPolicy }),
})

/** Finds the best of the copies that may be supplied: one that is available, else one of which that is not known. */
const assessAvailability = (
  copies: readonly Copy[],
  first: Copy,
  service: Wanted['service'],
  withPart: (availability: AnyReason) => AnyReason = (availability) => availability,
): Finding => {
  const there = copies.find(({ available }) => available === true)
  if (there !== undefined) return toFinding('held', withPart(reason('finding.available')), there, service)
  const open = copies.find(({ available }) => available === undefined)
  return open === undefined
    ? toFinding('held', withPart(reason('finding.not_available_now')), first, service)
    : toFinding('held', withPart(reason('finding.availability_unknown')), open, service)
}

const inWords = ({ extents = [] }: Copy): string =>
  extents
    .map(({ text }) => text)
    .join('; ')
    .slice(0, 200)

/** Assesses the wanted part: of a serial or a set, only the copies that may have it count. */
const assessPart = (copies: readonly Copy[], first: Copy, { service, citation }: Wanted): Finding => {
  const part = wantedPartOf(citation)
  if (part === undefined) return assessAvailability(copies, first, service)
  const readStatement = createStatementReader()
  const judged = copies.map((copy) => ({
    copy,
    silent: (copy.extents ?? []).length === 0,
    holds: holdsPart(part, copy.extents ?? [], readStatement),
  }))
  const having = judged.filter(({ holds }) => holds === true).map(({ copy }) => copy)
  const [best] = having
  if (best !== undefined)
    return assessAvailability(having, best, service, (availability) =>
      reason('finding.part_held', { availability, part: part.about, extent: inWords(best) }),
    )
  const silent = judged.filter((each) => each.silent).map(({ copy }) => copy)
  const [firstSilent] = silent
  if (firstSilent !== undefined) return assessAvailability(silent, firstSilent, service)
  const unclear = judged.find(({ holds }) => holds === undefined)?.copy
  return unclear === undefined
    ? toFinding(
        'not_held',
        reason('finding.part_not_held', { part: part.about, extent: inWords(first) }),
        first,
        service,
      )
    : toFinding(
        'uncertain',
        reason('finding.part_unclear', { part: part.about, extent: inWords(unclear) }),
        unclear,
        service,
      )
}

/** Assesses the copies of one library. */
const assessCopies = (copies: readonly Copy[], wanted: Wanted): Finding => {
  const supplied = copies.filter((copy) => supplies(copy, wanted.service) !== false)
  const [first] = supplied
  return first === undefined
    ? toFinding('not_held', reason('finding.not_supplied'), copies[0], wanted.service)
    : assessPart(supplied, first, wanted)
}

/**
 * Assesses the titles that a catalogue answered with: whether the library holds the wanted item, which copy of those that
 * may be supplied is the best, and whether that is available now.
 */
export const assessHoldings: Locate['assess'] = (titles, question, wanted) => {
  const { about } = question
  const meant = wantedTitles(titles, question, wanted)
  if (meant.length === 0)
    return {
      ...toFinding('not_held', reason('finding.no_title', { about }), undefined, wanted.service),
      noTitle: true,
    }
  const copies = copiesOf(meant, wanted)
  if (copies.length === 0) {
    return wanted.holdingCode === undefined
      ? toFinding(
          'uncertain',
          reason('finding.names_no_holdings'),
          { codes: [], recordId: meant[0]?.recordId },
          wanted.service,
        )
      : toFinding(
          'not_held',
          reason('finding.not_held_by', { code: wanted.holdingCode }),
          undefined,
          wanted.service,
        )
  }
  return assessCopies(copies, wanted)
}

const stateOf = ({ kind, lendable }: Finding): HolderState => {
  if (kind !== 'not_held') return kind
  return lendable === false ? 'not_supplied' : 'part_not_held'
}

/** Assesses the copies of one institution of which its policy supplies some; those that it prefers come first. */
const assessByPolicy = (
  copies: readonly Copy[],
  wanted: Wanted,
  policy: HoldingsPolicy,
): { readonly finding: Finding; readonly state: HolderState } => {
  const judged = copies.map((copy) => ({ ...copy, copyPolicy: policyOfCopy(policy, copy) }))
  const inPlace = judged.filter(({ copyPolicy: { location, shelving } }) => location >= 0 && shelving >= 0)
  const supplied = inPlace
    .filter(({ copyPolicy }) => copyPolicy.isLendable)
    .toSorted(
      ({ copyPolicy: one }, { copyPolicy: other }) =>
        other.location - one.location || other.shelving - one.shelving,
    )
  if (supplied.length > 0) {
    const finding = assessCopies(supplied, wanted)
    return { finding, state: stateOf(finding) }
  }
  return {
    finding: toFinding('not_held', reason('finding.not_supplied'), judged[0], wanted.service),
    state: inPlace.length === 0 ? 'location_not_supplied' : 'not_supplied',
  }
}

/** Finds who holds the wanted item among the titles that a union catalogue answered with: the best copy of each counts. */
export const findHolders: Locate['holders'] = (titles, question, wanted, ownerOf, policyOf) => {
  const copies = new Map<string, Copy[]>()
  const unmapped = new Set<string>()
  const meant = wantedTitles(titles, question, wanted)
  for (const copy of copiesOf(meant, wanted)) {
    const owner = ownerOf(copy.codes)
    const [code] = copy.codes
    if (owner !== undefined) copies.set(owner, [...(copies.get(owner) ?? []), copy])
    else if (code !== undefined) unmapped.add(code)
  }
  return {
    holders: [...copies].map(([owner, own]) => {
      return {
        owner,
        ...assessByPolicy(own, wanted, policyOf(owner) ?? {}),
        electronic: own.every((copy) => copy.electronic === true),
      }
    }),
    unmapped: [...unmapped],
    noTitle: meant.length === 0,
  }
}
