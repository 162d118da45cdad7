import { Day, type LibraryCode, PartnerCode } from '../../src/borrowing/values.ts'
import type { CountQuery, RequestOrder, RequestQuery } from '../../src/store/ports/request-lists.ts'
import { libraries } from './made-requests.ts'

/** A query whose time is measured; `of` gives another one for each run, so that no run repeats the one before. */
export type ListQuery = {
  readonly name: string
  readonly of: (library: LibraryCode | null, run: number) => Omit<RequestQuery, 'library' | 'limit'>
}

const by = (sort: RequestOrder['by'], descending = false): RequestOrder => ({ by: sort, descending })
const dueDay = (run: number): Day => Day.parse(`2026-12-${String(1 + (run % 28)).padStart(2, '0')}`)
const twoLetters = ['ba', 'de', 'fi', 'ka', 'lo', 'mi', 'no', 'pe', 'ra', 'so'] as const
/** Words of the vocabulary of the made requests, frequent ones and rare ones. */
const words = ['babo', 'keli', 'domafa', 'sita', 'gabe', 'rolibo', 'tema', 'nebi', 'wadi', 'hila'] as const
const partnerOf = (run: number) => PartnerCode.parse(`PARTNER-${(run * 7) % 200}`)
const at = <T>(values: readonly T[], run: number): T | undefined => values[run % values.length]

/** The lists that the figures are about. */
export const listQueries: readonly ListQuery[] = [
  { name: 'newest', of: () => ({}) },
  { name: 'worklist, newest', of: () => ({ worklist: ['waiting_for_partner'] }) },
  {
    name: 'needs attention, by deadline',
    of: () => ({ worklist: ['needs_attention'], order: by('deadline') }),
  },
  { name: 'needs attention, longest first', of: () => ({ order: by('attention') }) },
  {
    name: 'three stages by due date',
    of: () => ({ stage: ['shipped', 'received', 'on_loan'], order: by('due') }),
  },
  { name: 'open, by needed by', of: () => ({ order: by('neededBy') }) },
  { name: 'changed last', of: () => ({ order: by('updated', true) }) },
  { name: 'one partner', of: (_, run) => ({ partner: [partnerOf(run)] }) },
  {
    name: 'one assignee, two worklists',
    of: (library, run) => ({
      assignee: [`${library ?? libraries[run % 40]}-user-${run % 5}`],
      worklist: ['to_send', 'to_return'],
    }),
  },
  { name: 'one label', of: () => ({ label: ['rare'] }) },
  { name: 'one patron', of: (_, run) => ({ patron: [`P${run * 37}`] }) },
  {
    name: 'due in a week',
    of: (_, run) => ({ due: { from: dueDay(run), to: dueDay(run + 6) }, order: by('due') }),
  },
  { name: 'two letters', of: (_, run) => ({ text: at(twoLetters, run) }) },
  {
    name: 'two times two letters',
    of: (_, run) => ({ text: `${at(twoLetters, run)} ${at(twoLetters, run + 3)}` }),
  },
  { name: 'one word', of: (_, run) => ({ text: at(words, run) }) },
  { name: 'name of a patron', of: (_, run) => ({ text: at(words, run), searchesPatrons: true }) },
  { name: 'barcode', of: (_, run) => ({ barcode: [`3${String(run * 977).padStart(13, '0')}`] }) },
  { name: 'nothing: an unknown label', of: () => ({ label: ['none of this name'] }) },
  { name: 'nothing: an unknown publication type', of: () => ({ publicationType: ['Papyrus'] }) },
  {
    name: 'nothing: three stages of that type, by due date',
    of: () => ({ stage: ['shipped', 'received', 'on_loan'], publicationType: ['Papyrus'], order: by('due') }),
  },
  {
    name: 'nothing: two letters of that type',
    of: (_, run) => ({ text: at(twoLetters, run), publicationType: ['Papyrus'] }),
  },
]

/** The counts that the figures are about. */
export const countQueries: readonly {
  readonly name: string
  readonly of: (run: number) => Omit<CountQuery, 'library'>
}[] = [
  { name: 'counts', of: () => ({}) },
  { name: 'counts of a worklist and a service', of: () => ({ worklist: ['in_library'], service: ['copy'] }) },
  { name: 'counts of a partner', of: (run) => ({ partner: [partnerOf(run)] }) },
  { name: 'counts of a search', of: (run) => ({ text: at(twoLetters, run) }) },
]
