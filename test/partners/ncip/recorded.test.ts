import { readFileSync } from 'node:fs'
import { problemsOf, readNcip } from 'node-ncip'
import { expect, test } from 'vitest'
import { Instant } from '../../../src/borrowing/values.ts'
import { ncipLookupItem } from '../../../src/locate/ask/ncip-lookup-item.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import { describeWithShared, listShared, sharedPath } from '../../support/shared.ts'
import { partner, subject } from './sample-messages.ts'

type Step = {
  readonly direction: string
  readonly status?: number
  readonly xml: string | { readonly content: string }
}

const folder = ['interop', 'ncip', 'live-2'] as const
const stepsOf = (file: string): readonly Step[] =>
  JSON.parse(readFileSync(sharedPath(...folder, file), 'utf8')).steps
const textOf = ({ xml }: Step): string => (typeof xml === 'string' ? xml : xml.content)
const bytes = (text: string) => new TextEncoder().encode(text)
const now = Instant.parse('2026-11-30T18:00:00.000Z')

/** The exchanges in which the other system asks. */
const asks = /^(?:nncipp-backend|xc-initiator)/

describeWithShared('what running NCIP systems said', () => {
  const files = listShared('.json', ...folder)

  test.each(files.filter((file) => asks.test(file)))('is read where they ask: %s', (file) => {
    const profile = file.startsWith('nncipp') ? 'nncipp' : 'standard'
    const lender = partner({ profile })
    for (const step of stepsOf(file).filter(({ direction }) => direction === 'request')) {
      const read = ncip.read(bytes(textOf(step)), lender, now)
      expect(['message', 'request_question', 'agency_question']).toContain(read.kind)
    }
  })

  test.each(files.filter((file) => !asks.test(file)))('is read where they answer: %s', (file) => {
    const answers = stepsOf(file).filter(({ direction }) => direction === 'response')
    expect(answers.length).toBeGreaterThan(0)
    for (const answer of answers) {
      const result = readNcip(bytes(textOf(answer)), { reader: 'scan' })
      const message = result.ok ? result.message : result.partial
      if (textOf(answer).includes('It works!')) continue
      expect(message?.kind, textOf(answer)).toMatch(/Response$|^Problem$/)
      const named = /<(?:\w+:)?ProblemType\b/.test(textOf(answer))
      expect(message !== undefined && problemsOf(message).length > 0).toBe(named)
    }
  })

  test('of a Scheme is no longer sent to a Norwegian lender, and the toolkit gets one for each code', () => {
    const rendered = ncip.render({ kind: 'request' }, subject({ partner: partner({ profile: 'nncipp' }) }))
    const content = 'notSendable' in rendered ? rendered.notSendable : rendered.content
    expect(content).toContain('RequestItem>')
    expect(content).not.toContain('Scheme=')
    const { body = '' } = ncipLookupItem.call(
      { ask: '25556819818614', type: 'Item Barcode', about: 'id', loose: false },
      {
        kind: 'ncip_lookup_item',
        url: 'https://x.example/ncip',
        ids: [],
        fromAgency: 'NO-LOC',
        toAgency: 'Dummytown',
      },
    )
    const codes = [...body.matchAll(/<(?:\w+:)?(?:ItemIdentifierType|ItemElementType)\b[^>]*>/g)]
    expect(codes.length).toBeGreaterThan(1)
    for (const [element] of codes) expect(element).toContain('Scheme="')
  })
})
