import { describe, expect, test } from 'vitest'
import { de } from '../../console/src/words/de.ts'
import { en } from '../../console/src/words/en.ts'
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

const catalogues = [
  ['English', en],
  ['German', de],
] as const

describe.each(catalogues)('the %s catalogue has words for', (_, words) => {
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
    ['every command that was given', Command.options.map((option) => option.shape.type.value), words.done],
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

test('no text is missing in German, or left in English', () => {
  const german = new Map(textsOf(de))
  // Abbreviations, names, and words that both languages share.
  const same =
    /^([A-Z0-9 ]*|OpenURL|Crossref|PubMed|Name \(DNS\)|Name|Id|Status|Partner|Export|lendwire|Admin|System|Person|Label|Text|Test|Filter|Standard|Version|Port|Code|Webhooks?|Server|Format|Symbol|Barcode|Codes|Import|Cursor|Mail|Rota)$/
  const left = textsOf(en).filter(
    ([place, text]) => typeof text === 'string' && german.get(place) === text && !same.test(text),
  )
  expect(left).toEqual([])
  expect([...german.keys()].toSorted()).toEqual(
    textsOf(en)
      .map(([place]) => place)
      .toSorted(),
  )
})
