import { describe, expect, test } from 'vitest'
import { en } from '../../console/src/words/en.ts'
import { loadWords } from '../../console/src/words/language.ts'
import { openCodes } from '../../protocols/iso18626/src/codes.ts'
import { Command } from '../../src/borrowing/commands/command.ts'
import { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { attentionKind } from '../../src/borrowing/request/attention.ts'
import { costKinds } from '../../src/borrowing/request/cost-record.ts'
import { deadlineKinds } from '../../src/borrowing/request/deadline.ts'
import { entryStates } from '../../src/borrowing/request/entry.ts'
import { itemStates } from '../../src/borrowing/request/item.ts'
import { operationKinds } from '../../src/borrowing/request/operation.ts'
import { statuses } from '../../src/borrowing/status/statuses.ts'
import { worklists } from '../../src/borrowing/worklists/worklists.ts'
import { conditions, reasons } from '../../src/partners/answer-words.ts'
import { type Language, languages } from '../../src/translations/language.ts'

/** The words of a language, with those that pages load; those of settings are looked at in test/words/. */
const wholeCatalogue = async (language: Language) => {
  const { pages, ...words } = await loadWords(language)
  const { settings: _, ...others } = pages
  const loaded = await Promise.all(
    Object.entries(others).map(async ([name, load]) => [name, await load()] as const),
  )
  return { ...words, pages: Object.fromEntries(loaded) }
}
const catalogues = await Promise.all(
  languages.map(async (language) => [language, await wholeCatalogue(language)] as const),
)
const english = await wholeCatalogue('en')

describe.each(catalogues)('the catalogue of %s has words for', (_, words) => {
  test.each([
    ['every status', Object.keys(statuses), words.statuses],
    ['every command', Command.options.map((option) => option.shape.type.value), words.commands],
    ['every kind of attention', attentionKind.options, words.attention],
    ['every worklist', worklists, words.worklists],
    ['every empty worklist', worklists, words.emptyWorklists],
    ['every message to a partner', operationKinds, words.operations],
    ['every deadline', deadlineKinds, words.inputs],
    ['every event of a partner', PartnerEvent.options.map((option) => option.shape.type.value), words.inputs],
    ['every state of an item', itemStates, words.itemStates],
    ['every state of an entry', entryStates, words.entryStates],
    ['every condition of the page for lenders', conditions, words.partnerConditions],
    ['every reason to retry of that page', reasons.retry_possible, words.partnerConditions],
    ['every reason to retry of ISO 18626', openCodes['2021-2'].reasonRetry, words.partnerConditions],
    ['every kind of cost', costKinds, words.costKinds],
    [
      'every command that was given',
      Command.options.map((option) => option.shape.type.value),
      words.pages.done ?? {},
    ],
  ])('%s', (_what, codes: readonly string[], labels: object) => {
    expect(codes.filter((code) => !(code in labels))).toEqual([])
  })
})

/** Statuses whose code says more than the partner did: clients keep the code, people read what is known. */
const relabelled: Readonly<Record<string, string>> = {
  declared_lost_by_partner: 'ended without return by partner',
}

test('statuses have the same words as docs/life-cycle.md', () => {
  const plain = (text: string): string => text.toLowerCase().replaceAll('-', ' ')
  for (const [status, { meaning }] of Object.entries(statuses)) {
    const statusWords = Object.entries(en.statuses).find(([code]) => code === status)?.[1]
    expect(plain(statusWords?.label ?? ''), status).toBe(relabelled[status] ?? status.replaceAll('_', ' '))
    expect(statusWords?.meaning, status).toBe(meaning)
  }
})

/** Lists the texts of a catalogue with their places; of a function its source. */
const textsOf = (words: object, place = ''): readonly (readonly [string, unknown])[] =>
  Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? textsOf(value, `${place}${name}.`)
      : [[`${place}${name}`, value] as const],
  )

/** Abbreviations and names, the same in every language. */
const names =
  /^([A-Z0-9 :]*|OpenURL|Crossref|PubMed|lendwire|Webhooks?|Standard|Codes?|Version|Port|Format|Express|Urgent|Index|Ctrl)$/
/** Words that a language shares with English. */
const shared: Readonly<Record<Exclude<Language, 'en'>, RegExp>> = {
  de: /^(Name \(DNS\)|Name|Status|Partner|Export|Admin|System|Barcode|Import|Cursor|Mail|Rota|Film|Patent)$/,
  fr: /^(Copies|[Mm]essages?|Volumes?|Pages?|Date|Services?|[Nn]otes?|[Cc]onditions?|Formats|[Ii]nformation|[Mm]inutes|Configuration|Contact|Actions|Place|Article|Source|Image|Film)$/,
}

test.each(catalogues.filter(([language]) => language !== 'en'))(
  'no text is missing in the catalogue of %s, or left in English',
  (language, words) => {
    const own = new Map(textsOf(words))
    const left = textsOf(english).filter(
      ([place, text]) =>
        // Settings have examples, which are the same in each language.
        typeof text === 'string' &&
        own.get(place) === text &&
        !names.test(text) &&
        !(language !== 'en' && shared[language].test(text)),
    )
    expect(left).toEqual([])
    expect([...own.keys()].toSorted()).toEqual(
      textsOf(english)
        .map(([place]) => place)
        .toSorted(),
    )
  },
)
