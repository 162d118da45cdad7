import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/locate/holdings-statement.ts'
import { createStatementReader } from '../../src/locate/statement-reader.ts'
import { holdsPart, wantedPartOf } from '../../src/locate/wanted-part.ts'
import { draws } from '../support/draws.ts'

const article = (volume: string | undefined, year: string | undefined) => {
  const part = wantedPartOf({
    publicationType: 'Article',
    ...(volume === undefined ? {} : { volumes: [volume] }),
    ...(year === undefined ? {} : { publicationDate: year }),
  })
  if (part === undefined) throw new Error('no part')
  return part
}

/** Statement, volume, year: held, not held, or not told. */
const rows: readonly (readonly [
  text: string,
  volume: string | undefined,
  year: string | undefined,
  held: boolean | undefined,
])[] = [
  ['v.1(1990)-v.12(2001)', '7', '1996', true],
  ['v.1(1990)-v.12(2001)', '13', '2002', false],
  ['v.1(1990)-v.12(2001)', '13', undefined, false],
  ['v.1(1990)-v.12(2001)', undefined, '2005', false],
  ['v.1(1990)-v.12(2001)', undefined, '2002', undefined],
  ['v.1(1990)-v.12(2001)', '30', '1995', undefined],
  ['v.1(1990)-', '44', '2033', true],
  ['v. 1 (1990) - present', '44', '2033', true],
  ['Library has: v.5+', '4', undefined, false],
  ['v.1-12 (1990-2001)', '12', '2001', true],
  ['v.1-v.5, v.7-v.10 (1990-1994, 1996-1999)', '6', '1995', false],
  ['v.1-v.5, v.7-v.10 (1990-1994, 1996-1999)', '6', undefined, false],
  ['v.1-v.5, v.7-v.10 (1990-1994, 1996-1999)', '8', '1997', true],
  ['v.1-3,5,7-9', '5', undefined, true],
  ['v.1-3,5,7-9', '6', undefined, false],
  ['v.1:no.3 (1990:Mar.)-v.12:no.4 (2001:Dec.)', '1', '1990', undefined],
  ['v.1:no.3 (1990:Mar.)-v.12:no.4 (2001:Dec.)', '6', '1995', true],
  ['1990-2001', '7', '1996', true],
  ['1990-95, 1998-', undefined, '1996', undefined],
  ['1985-90, 1998-', undefined, '1994', false],
  ['1990/91-2000/01', undefined, '1995', true],
  ['1.1990 - 12.2001; 14.2003 -', '13', '2002', false],
  ['1.1990 - 12.2001,3; 14.2003 -', '12', '2001', undefined],
  ['Jg. 5.1995 -', '4', '1994', false],
  ['1990 - 2001[L=1995]', undefined, '1996', undefined],
  ['1990 - 2001[L=1995]', undefined, '2010', false],
  ['Bd. 1-12', '3', undefined, true],
  ['Available from 1997 volume: 8 issue: 1 until 2010.', '9', '1998', true],
  ['Available from 1997 volume: 8 issue: 1 until 2010.', '8', '1997', undefined],
  ['Available from 1997', '1', '1980', false],
  ['Most recent 1 year(s) not available', '1', '1980', undefined],
  ['no.1-120', '3', undefined, undefined],
  ['1-12', '13', undefined, undefined],
  ['n.s. v.1-12', '13', undefined, undefined],
  ['v.12-v.3', '5', undefined, undefined],
  ['v.I-XII', '13', undefined, undefined],
  ['v.1-3, 1995-1999', '7', undefined, undefined],
  ['v.1-3, 1995-1999', undefined, '1982', undefined],
  ['scattered issues', '1', undefined, undefined],
]

describe('textual holdings', () => {
  it.each(rows)('%s, volume %s, %s: %s', (text, volume, year, held) => {
    expect(holdsPart(article(volume, year), [{ text }])).toBe(held)
  })

  it('are not sure of a volume where a note names gaps, and sure of one that lies outside', () => {
    const extents = [{ text: 'v.1-12', notes: ['Some issues missing'] }]
    expect(holdsPart(article('3', undefined), extents)).toBeUndefined()
    expect(holdsPart(article('13', undefined), extents)).toBe(false)
    expect(holdsPart(article('3', undefined), [{ text: 'v.1-12', notes: ['unbound'] }])).toBe(true)
    expect(
      holdsPart(article('13', undefined), [{ text: 'v.1-12', notes: ['Current year in reading room'] }]),
    ).toBe(undefined)
  })

  it('are one with others of the same copy', () => {
    const extents = [{ text: 'v.1-5' }, { text: 'v.9-' }]
    expect(holdsPart(article('10', undefined), extents)).toBe(true)
    expect(holdsPart(article('7', undefined), extents)).toBe(false)
    expect(holdsPart(article('7', undefined), [...extents, { text: 'and more' }])).toBeUndefined()
  })

  it('are asked for a part only where one is wanted, and a year only of a serial', () => {
    const book = { identifiers: [{ type: 'ISBN', value: '9780140449136' }], publicationDate: '1996' }
    expect(wantedPartOf(book)).toBeUndefined()
    expect(wantedPartOf({ ...book, titleOfComponent: 'Book I' })).toBeUndefined()
    expect(wantedPartOf({ ...book, volumes: ['Vol. 2'] })).toEqual({
      volumes: [2],
      year: undefined,
      about: 'volume 2',
    })
    expect(
      wantedPartOf({ volumes: ['XII'], publicationType: 'Article', publicationDate: '2001-05' }),
    ).toEqual({
      volumes: [],
      year: 2001,
      about: '2001',
    })
  })

  it('are read quickly from any text, without a throw', () => {
    const piece = fc.constantFrom(
      'v.',
      '1',
      '12',
      '1990',
      '2001',
      '-',
      ' ',
      '(',
      ')',
      ',',
      ';',
      ':',
      'no.',
      'Jan',
      '/',
      '.',
      '[',
      'ü',
    )
    const text = fc.oneof(
      fc.string({ maxLength: 2000 }),
      fc.array(piece, { maxLength: 900 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (each) => void readStatement(each)),
      { numRuns: draws(300) },
    )
  })

  const blanks = (count: number) => ' '.repeat(count)
  it.each([
    ['blanks before a word', `v.1${blanks(1990)}x`],
    ['blanks after a hyphen', `v.1 -${blanks(1990)}x`],
    ['blanks around the end', `v.1${blanks(990)} to date${blanks(990)}x`],
    ['hyphens between blanks', `1-${blanks(900)}-${blanks(900)}(`],
    ['parts of a volume', `1${',1'.repeat(300)}(1990${',1'.repeat(300)})${',1'.repeat(300)}x`],
    ['months', `1990${' jan'.repeat(490)}x`],
    ['numbers and hyphens', `${'1-'.repeat(900)}(x`],
  ])('are read in linear time: %s', (_, text) => {
    const started = performance.now()
    for (let repeat = 0; repeat < 3; repeat += 1) readStatement(text)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('are read within a budget of characters, statements and time', () => {
    const volume1 = { text: 'v.1-5' }
    const budget = { statements: 3, characters: 12, milliseconds: 50 }
    const read = createStatementReader(budget, () => 0)
    expect([read(volume1), read(volume1)]).toMatchObject([{ gaps: false }, { gaps: false }])
    expect(read({ text: 'v.1-5 (1990-1994)' })).toBeUndefined()
    expect(read(volume1)).toBeUndefined()
    let clock = 0
    const slow = createStatementReader(budget, () => clock)
    clock = 51
    expect(slow(volume1)).toBeUndefined()
  })
})
