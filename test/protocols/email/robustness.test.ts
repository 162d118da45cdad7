import {
  classify,
  isAutomatic,
  readBounce,
  readFillIn,
  readMail,
  readReply,
  referencesIn,
  requestIdIn,
  tokenIn,
} from '@lendwire/email'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { countCases } from '../../support/count-cases.ts'
import { draws, drawsAll } from '../../support/draws.ts'
import { mailBytes } from './mails.ts'
import { plainPhrasings } from './plain-phrasings.ts'
import { sampleBytes, samples } from './samples.ts'
import { situations } from './situations.ts'

const all = Object.values(situations)

let cases = countCases()

beforeEach(() => {
  cases = countCases()
})

/** Takes bytes through everything; whatever comes in, an answer must come out. */
async function answers(bytes: Uint8Array): Promise<void> {
  const result = await readMail(bytes)
  if (!result.ok) {
    expect(result.message).not.toBe('')
    return
  }
  cases.add()
  const { mail } = result
  readBounce(mail)
  isAutomatic(mail)
  tokenIn(mail, 'ill+{token}@library.example')
  referencesIn(mail)
  requestIdIn(mail.subject)
  expect(/[\r\n\0]/.test(mail.subject + (mail.from?.name ?? '') + mail.deliveredTo.join(''))).toBe(false)
  const reply = readReply(mail)
  for (const facts of all) {
    const meaning = classify(reply, facts)
    if ('event' in meaning) expect(meaning.confidence).toBeGreaterThanOrEqual(0.8)
  }
}

describe('any input is answered', () => {
  test('bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), answers), { numRuns: draws(500) })
  })

  test('pieces of mails', async () => {
    const piece = fc.constantFrom(
      ...[
        'From: a@b.example',
        'Subject: =?utf-8?Q?',
        'Content-Type: multipart/mixed; boundary=',
        'b',
        '--b',
        '--b--',
        '\r\n',
        '\r\n\r\n',
        '\n',
        ' ',
      ],
      ...[
        'Content-Type: text/html',
        '<blockquote>',
        '<a href="',
        '<!--',
        '>',
        '&#',
        'Content-Transfer-Encoding: base64',
        '=?',
        '?=',
        '"',
        '(',
        '<',
        ';',
        ',',
      ],
      ...[
        '> ',
        'On 2 Mar 2026, L wrote:',
        '-- ',
        '=== Answer form ===',
        'Answer: [x] ',
        'shipped',
        'The book was ',
        'not ',
        'Authentication-Results: ',
        '\0',
        '\ufffd',
        '\ud800',
      ],
    )
    const mail = fc
      .array(piece, { maxLength: 40 })
      .map((pieces) => new TextEncoder().encode(`From: a@b.example\r\n${pieces.join('')}`))
    await fc.assert(fc.asyncProperty(mail, answers), { numRuns: draws(500) })
    cases.expectAtLeast(draws(250))
  })

  test('samples with bytes changed, left out, put in, doubled or cut off', async () => {
    const damage = fc.record({
      at: fc.nat(),
      cut: fc.nat(40),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc.constantFrom('\r\n\r\n', '--', '=', '<', '"', '>').map((text) => new TextEncoder().encode(text)),
      ),
      end: fc.boolean(),
      copy: fc.nat(300),
    })
    const damaged = fc.record({
      file: fc.constantFrom(...samples.map(({ file }) => file)),
      damages: fc.array(damage, { minLength: 1, maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(damaged, async ({ file, damages }) => {
        let bytes = [...sampleBytes(file)]
        for (const { at, cut, put, end, copy } of damages) {
          const start = at % (bytes.length + 1)
          bytes = [
            ...bytes.slice(0, start),
            ...put,
            ...bytes.slice(start, start + copy),
            ...(end ? [] : bytes.slice(start + cut)),
          ]
        }
        await answers(Uint8Array.from(bytes))
      }),
      { numRuns: draws(400) },
    )
    cases.expectAtLeast(draws(150))
  })

  test('words of answers in any order', () => {
    const words = [...new Set(plainPhrasings.flatMap(([, text]) => text.split(/\s+/)))]
    const text = fc.array(fc.constantFrom(...words, '\n', '\n\n', '> ', 'not', 'nicht', '?'), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, (parts) => {
        const reply = readReply({ text: parts.join(' '), attachments: [], notes: [] })
        for (const facts of all) classify(reply, facts)
        readFillIn(parts.join(' '))
      }),
      { numRuns: draws(300) },
    )
  })
})

test.each(['1 EUR ', 'EUR 1 ', '€ 1,', '1 January ', '12.3. 1 EUR; '])(
  'what is longer than an answer takes no time to be left to staff: %s again and again',
  (unit) => {
    const reply = readReply({ text: 'x', attachments: [], notes: [] })
    const before = process.cpuUsage()
    for (const facts of all) {
      const meaning = classify({ ...reply, written: unit.repeat(200_000) }, facts)
      expect(meaning).toMatchObject({ review: 'too_long' })
    }
    const { user, system } = process.cpuUsage(before)
    expect(user + system).toBeLessThan(3_000_000)
  },
)

// Tens of megabytes each: the large suite takes them.
describe.runIf(drawsAll)('hostile input takes little time', () => {
  const head = ['From: MAILER-DAEMON@b.example', 'To: ill+a@library.example']
  const htmlHead = [...head, 'Content-Type: text/html']
  const repeat = (text: string, bytes: number): string => text.repeat(Math.ceil(bytes / text.length))

  test.each([
    ['50 MB', mailBytes(head, repeat('x', 50_000_000))],
    ['24 MB in one line', mailBytes(head, repeat('The book was shipped. ', 24_000_000))],
    ['20 MB of empty lines', mailBytes(head, repeat('\n', 20_000_000))],
    [
      'thousands of parts',
      mailBytes(
        [...head, 'Content-Type: multipart/mixed; boundary=b'],
        repeat('--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n', 5_000_000),
      ),
    ],
    [
      'thousands of parts, boundary in pieces',
      mailBytes([...head, 'Content-Type: multipart/mixed; boundary*0=b'], repeat('--b\r\n\r\n', 5_000_000)),
    ],
    [
      'a thousand multiparts in each other',
      mailBytes(
        head.slice(0, 1),
        Array.from(
          { length: 1000 },
          (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
        ).join(''),
      ),
    ],
    ['tags that do not close', mailBytes(htmlHead, repeat('<a "', 2_000_000))],
    ['quotation marks that do not match', mailBytes(htmlHead, repeat('<a b="x\'>', 2_000_000))],
    ['blockquotes in each other', mailBytes(htmlHead, repeat('<blockquote>a', 1_000_000))],
    ['comments that do not close', mailBytes(htmlHead, repeat('<!--', 2_000_000))],
    ['links in one line', mailBytes(htmlHead, repeat('<a href="http://x.example/z">q</a>', 2_000_000))],
    ['brackets in addresses', mailBytes([...head, `Cc: ${repeat('"(<', 200_000)}`])],
    ['addresses', mailBytes([...head, `Cc: ${repeat('<a@b.example>, ', 200_000)}`])],
    ['brackets in results', mailBytes([...head, `Authentication-Results: ${repeat('("\\', 200_000)}`])],
    [
      'blanks in results',
      mailBytes([
        ...head,
        ...Array.from({ length: 50 }, () => `Authentication-Results: x; ${repeat(' ', 3900)}`),
      ]),
    ],
    ['encoded words', mailBytes([...head, `Subject: ${repeat('=?utf-8?Q?a?= ', 200_000)}`])],
    [
      'a report of thousands',
      mailBytes(head, `Hi. This is the qmail-send program\n${repeat('<a@b.example>:\n', 500_000)}`),
    ],
    [
      'flowed lines',
      mailBytes([...head, 'Content-Type: text/plain; format=flowed'], repeat('a \r\n', 200_000)),
    ],
    ['signs of equality', mailBytes(head, repeat('=', 1_000_000))],
    ['beginnings of blocks', mailBytes(head, repeat('=== Answer form === Answer: [ ] \n', 200_000))],
    ['blanks in a block', mailBytes(head, `=== Answer form ===\n${repeat(' ', 150_000)}x`)],
    [
      'blanks behind the words of a separator',
      mailBytes(head, `Begin forwarded message${repeat(' ', 190_000)}x`),
    ],
    ['introductions', mailBytes(head, repeat('on 1:11 1.1.2026 wrote <a@b.example>\n:\n', 200_000))],
    ['header lines', mailBytes(head, repeat('From: a\nTo: b\n', 200_000))],
    ['one short sentence after the other', mailBytes(head, repeat('The book was shipped. ', 19_000))],
    ['helping verbs', mailBytes(head, `${repeat('was ', 19_000)}shipped`)],
    ['negations', mailBytes(head, repeat('kann nicht ', 19_000))],
    ['dates', mailBytes(head, repeat('12.3.2026 ', 19_000))],
    ['dots', mailBytes(head, repeat('.', 19_000))],
    ['exclamation and question marks', mailBytes(head, repeat('!?', 19_000))],
    ['dates with points', mailBytes(head, repeat('1. mai ', 19_000))],
    [
      'wrong characters',
      mailBytes([...head, 'Content-Type: text/plain; charset=latin1'], repeat('Ã¼', 2_000_000)),
    ],
  ])('%s', async (_, bytes) => {
    const start = performance.now()
    await answers(bytes)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
