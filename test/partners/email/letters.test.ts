import { readFillIn, readReply } from '@lendwire/email'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Library } from '../../../src/borrowing/library.ts'
import { Operation, operationKinds } from '../../../src/borrowing/request/operation.ts'
import type { Request } from '../../../src/borrowing/request/request.ts'
import { Instant } from '../../../src/borrowing/values.ts'
import { fillWords } from '../../../src/partners/answer-words.ts'
import { createAnswerLinks } from '../../../src/partners/email/answer-links.ts'
import type { EmailConnection } from '../../../src/partners/email/connection.ts'
import { createEmail } from '../../../src/partners/email/entry.ts'
import { referenceIn } from '../../../src/partners/email/letter-reference.ts'
import { languagesWith } from '../../../src/partners/email/letters/built-in.ts'
import { LetterFile } from '../../../src/partners/email/letters/language.ts'
import { sampleOperation } from '../../../src/partners/email/letters/sample-operation.ts'
import { LetterTemplate } from '../../../src/partners/email/letters/template.ts'
import { render } from '../../../src/partners/email/outgoing.ts'
import { Mail } from '../../../src/partners/mail.ts'
import { Partner } from '../../../src/partners/partner.ts'
import { languages as builtIn } from '../../../src/translations/language.ts'

const now = Instant.parse('2026-11-24T14:00:01.250Z')
const library = Library.parse({
  code: 'BORR',
  name: 'Borrowing library',
  symbols: [{ type: 'ISIL', value: 'XX-BORR' }],
  timeZone: 'Europe/Oslo',
  addresses: [{ kind: 'physical', line1: 'Book street 1', locality: 'Oslo', postalCode: '0150' }],
  email: 'ill@borrower.example',
  replyAddress: 'ill+{token}@borrower.example',
})
type Connection = Partial<Parameters<typeof EmailConnection.parse>[0] & object>
const partner = (connection: Connection = {}, more: object = {}): Partner =>
  Partner.parse({
    ...{ code: 'LEND', name: 'Lending library', symbols: [{ type: 'ISIL', value: 'XX-LEND' }] },
    ...more,
    connection: { protocol: 'email', address: 'ill@lender.example', ...connection },
  })
const languages = languagesWith({})

const write = (
  kind: (typeof operationKinds)[number],
  to = partner(),
  change: (request: Request) => Request = (request) => request,
): Mail => {
  const { operation, subject } = sampleOperation(kind, to, library, now)
  const rendered = render(operation, { ...subject, request: change(subject.request) }, languages)
  return Mail.parse(JSON.parse(rendered.content))
}

/** Marks the place of a link or token, which is signed at sending. */
const mark = '\u0001'
const shown = (text: string): string => text.replaceAll(mark, '¦')

const letters = operationKinds.flatMap((kind) => builtIn.map((language) => [kind, language] as const))

test.each([
  ['en', 'Conditions: Use in the library only', 'volume 2, L-1002'],
  ['fr', 'Conditions : Consultation sur place uniquement', 'volume 2, L-1002'],
  ['de', 'Bedingungen: Nur zur Benutzung in der Bibliothek', 'Band 2, L-1002'],
])('letters in %s name conditions and volumes in words, not in codes', (language, conditions, volume) => {
  for (const kind of ['accept_condition', 'decline_condition'] as const)
    expect(write(kind, partner({ language })).text).toContain(conditions)
  expect(write('received', partner({ language })).text.toLowerCase()).toContain(volume.toLowerCase())
})

/** The shapes in which a mail program repeats a letter below the words of the person. */
const quotings: readonly (readonly [name: string, quote: (letter: string) => string])[] = [
  ['without a mark', (letter) => letter],
  ['by a tab', (letter) => letter.replace(/^/gm, '\t')],
  ['by initials', (letter) => letter.replace(/^/gm, 'AB> ')],
  ['by a bar', (letter) => letter.replace(/^/gm, '| ')],
  ['by a bar, its lines rewrapped', (letter) => letter.replace(/(.{20,36}) /g, '$1\n').replace(/^/gm, '|')],
  ['its lines rewrapped, without a mark', (letter) => letter.replace(/(.{20,36}) /g, '$1\n')],
]

test.each(quotings)('a letter that a reply repeats is left out %s', (_, quote) => {
  for (const [kind, language] of letters) {
    const { text } = write(kind, partner({ language }))
    const token = `~${'Ab-_'.repeat(6)}`
    const sent = text
      .split(mark)
      .map((part) =>
        part.replace(/^link .*/, (link) => `${link.replace('link ', 'https://a.example/respond/')}${token}`),
      )
      .join('')
    const read = (reply: string) => readReply({ text: reply, attachments: [], notes: [] }, [text]).written
    expect(read(`It is on the van.\n\n${quote(sent)}`), `${kind} ${language}`).toBe('It is on the van.')
    expect(read(quote(sent))).toBe('')
  }
})

test('a single sentence that equals one of a letter is the lender’s', () => {
  const { text } = write('received', partner())
  const reply = { text: 'Your item has arrived. We will look after it.', attachments: [], notes: [] }
  expect(text).toContain('Your item has arrived.')
  expect(readReply(reply, [text]).written).toBe(reply.text)
})

test('a subject that is too long is cut at a word', () => {
  const title = 'A history of interlibrary loan '.repeat(20).trim()
  const { subject } = write('request', partner(), (request) => ({
    ...request,
    citation: { ...request.citation, title },
  }))
  expect(subject).toMatch(/^Interlibrary loan request: .{100,180}(?:A|history|of|interlibrary|loan)… \[/)
})

test.each(['漢字', '😀', 'x'])('a subject without blanks keeps its beginning: %s', (character) => {
  const { subject } = write('request', partner(), (request) => ({
    ...request,
    citation: { ...request.citation, title: character.repeat(300) },
  }))
  expect(subject).toContain(character.repeat(140 / character.length))
  expect(subject.isWellFormed()).toBe(true)
})

test.each(builtIn)('a form in %s holds no example of a date or an amount', (language) => {
  for (const links of [true, false])
    expect(write('request', partner({ language, links })).text).not.toMatch(/2027|12[.,]50/)
})

describe('a letter', () => {
  test.each(letters)('that says %s in %s is whole, in text and in HTML', (kind, language) => {
    const mail = write(kind, partner({ language }))
    expect(mail.subject).toMatch(/ \[SAMPLE-0000000000-2\]$/)
    expect(mail.text).toContain('The Well of Echoes')
    expect(mail.html).toContain(`<html lang="${language}">`)
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/\{\w+\}|undefined/)
    for (const word of mail.text.match(/[A-Za-zÄÖÜäöüß]{4,}/g) ?? []) expect(mail.html).toContain(word)
    expect(shown(mail.text)).toMatch(/¦link SAMPLE-0000000000-2[^¦]*~1~LEND~[0-9a-z]+¦/)
    expect(shown(mail.html)).toMatch(/href="¦link [^¦"]+¦\?answer=/)
  })

  test.each(letters)('that says %s in %s has a form that is read again', (kind, language) => {
    const mail = write(kind, partner({ language }))
    const filled = mail.text.replace('[ ]', '[x]').replace(/^/gm, '> ')
    const { answers, fields } = readFillIn(filled) ?? { answers: [], fields: {} }
    expect(answers).toHaveLength(1)
    expect(`<${fields.reference}@borrower.example>`).toBe(mail.messageId)
    expect(referenceIn(mail.messageId)).toMatchObject({ requestId: 'SAMPLE-0000000000-2' })
  })

  test('no two of them look the same', () => {
    const subjects = operationKinds.map((kind) => write(kind).subject)
    expect(new Set(subjects).size).toBe(subjects.length)
  })

  test('that asks for an item carries what staff expect', () => {
    const { text } = write('request')
    for (const line of [
      'Our reference: SAMPLE-0000000000-2',
      'Author: Holm, Mira',
      'Edition: 2nd ed.',
      'Published: Bergen, Quayside, 2019',
      'Identifiers: ISBN 9780000000002',
      'Wanted: Loan',
      'Needed by: 15 May 2030',
      'Highest cost: 15.00 EUR',
      'Deliver to: Borrowing library\n    Book street 1\n    0150 Oslo',
    ])
      expect(text).toContain(line)
    expect(write('request', partner({ language: 'de' })).text).toContain('Höchste Kosten: 15,00 EUR')
  })

  test('names the reader only to a partner that may know', () => {
    expect(write('request').text).not.toContain('Sample Reader')
    expect(write('request', partner({}, { sendsRequesterInformation: true })).text).toContain(
      'For: Sample Reader',
    )
  })

  test('has links and a form as the profile says', () => {
    const { text, html } = write('request', partner({ links: false, replies: false }))
    expect(shown(`${text}${html}`)).not.toMatch(/¦|===/)
    expect(text).toContain('Please answer by mail or telephone.')
    expect(write('request', partner({ links: false })).text).toContain('Please reply to this mail')
  })

  test('stands in the thread of its request', () => {
    const { inReplyTo, references, messageId } = write('renew')
    expect(inReplyTo).toBe('<SAMPLE-0000000000-2@borrower.example>')
    expect(references).toEqual([
      '<SAMPLE-0000000000-1@borrower.example>',
      '<SAMPLE-0000000000-2@borrower.example>',
    ])
    expect(write('retry')).toMatchObject({
      messageId: '<SAMPLE-0000000000-2@borrower.example>',
      inReplyTo: '<SAMPLE-0000000000-1@borrower.example>',
    })
    expect(references).not.toContain(messageId)
  })

  test('is answered to the partner’s own reply address, else to the library’s', () => {
    expect(shown(write('request').replyTo?.address ?? '')).toMatch(/^ill\+¦reply [^@]+¦@borrower\.example$/)
    const own = partner({ replyAddress: 'desk@other.example' })
    expect(write('request', own).replyTo?.address).toBe('desk@other.example')
  })

  test('holds nothing but text of what people wrote', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '<b>',
        '"><script>',
        '\r\nBcc: a@b',
        '\u0001link x\u0001',
        '{answer}',
        '{title}',
        '&lt;',
        '\u2028',
        '[X-1]',
        '\ud800',
      ),
    )
    fc.assert(
      fc.property(nasty, nasty, nasty, (title, author, note) => {
        const mail = write('request', partner(), (request) => ({
          ...request,
          citation: { ...request.citation, title, author },
          service: { ...request.service, note },
        }))
        expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect(mail.subject.match(/\[/g)).toHaveLength(1)
        const tags = new Set(mail.html.match(/<\/?[a-z!][^>\s]*/gi))
        expect(tags).toEqual(new Set(write('request').html.match(/<\/?[a-z!][^>\s]*/gi)))
        const marks = (text: string) => text.split(mark).length - 1
        expect(marks(mail.text)).toBe(2)
        expect(marks(mail.html)).toBe(marks(write('request').html))
        expect(mail.text.replaceAll(mark, '')).not.toMatch(/[^\P{Cc}\n]/u)
      }),
      { numRuns: 30 },
    )
  })
})

describe('letters in other words', () => {
  const own = {
    subject: 'Hello {partner}: {title}',
    body: 'Hi <b>{partner}</b>,\n\nwe want it.\n\n{details}\n\n{answer}\n\nOnly with a note: {note}',
  }

  test('are a partner’s own, and their markup is text', () => {
    const mail = write('request', partner({ letters: { request: own } }))
    expect(mail.subject).toBe('Hello Lending library: The Well of Echoes [SAMPLE-0000000000-2]')
    expect(mail.html).toContain('Hi &lt;b&gt;Lending library&lt;/b&gt;')
    expect(mail.text).not.toContain('Only with a note')
    expect(write('cancel', partner({ letters: { request: own } })).text).toContain('Dear colleagues')
  })

  test.each([
    ['a header', { ...own, subject: 'Hello\r\nBcc: a@b' }],
    ['a line break in the subject', { ...own, subject: 'Hello\nthere' }],
    ['a control character', { ...own, body: `\u0001link a\u0001\n\n${own.body}` }],
    ['a placeholder that is not closed', { ...own, body: `Dear {partner,\n\n${own.body}` }],
    ['a brace about a placeholder', { ...own, subject: 'For {{title}}' }],
    ['an unknown placeholder', { ...own, body: `${own.body} {patron}` }],
    ['a block in the subject', { ...own, subject: '{answer}' }],
    ['a block within a line', { ...own, body: `${own.body}\n\nSee {details} below` }],
    ['no way to answer', { ...own, body: 'We want it.\n\n{details}' }],
    ['an unknown member', { ...own, html: '<p>' }],
  ])('are refused with %s', (_, template) => {
    expect(LetterTemplate.safeParse(template).success).toBe(false)
  })

  test('come from a file, for a language that is not built in or one that is', () => {
    const dutch = LetterFile.parse({
      labels: { title: 'Titel' },
      letters: {
        request: { subject: 'Aanvraag: {title}', body: 'Goedendag,\n\n{details}\n\n{answer}' },
      },
    })
    const german = LetterFile.parse({ labels: { title: 'Werk' } })
    const files = languagesWith({ nl: dutch, de: german })
    const text = (language: string) => {
      const { operation, subject } = sampleOperation('request', partner({ language }), library, now)
      return Mail.parse(JSON.parse(render(operation, subject, files).content)).text
    }
    expect(text('nl')).toMatch(/^Goedendag,[\s\S]*Titel: The Well[\s\S]*Author: Holm/)
    expect(text('de')).toMatch(/Werk: The Well[\s\S]*Verfasser: Holm/)
    expect(text('de-AT')).toContain('Werk: The Well')
    expect(text('fi')).toContain('Title: The Well')
  })
})

test('the page behind links speaks the language of a file too, and says which language it is in', () => {
  const links = createAnswerLinks({
    sign: () => Promise.reject(new Error('nothing is signed here')),
    letters: {
      nl: LetterFile.parse({
        page: { send: 'Verzenden', title: 'Antwoord aan {library}', errors: { url: 'Nee' } },
      }),
      it: LetterFile.parse({ labels: { title: 'Titolo' } }),
    },
    clock: () => 0,
  })
  const dutch = links.words('nl')
  expect(dutch).toMatchObject({
    code: 'nl',
    send: 'Verzenden',
    errors: { url: 'Nee', note: 'Write a message.' },
  })
  expect(fillWords(dutch.title, { library: 'A {when} B' })).toBe('Antwoord aan A {when} B')
  expect(links.words('de-AT')).toMatchObject({ send: 'Antwort senden' })
  for (const language of ['it', 'es'])
    expect(links.words(language)).toMatchObject({ code: 'en', send: 'Send answer' })
  expect(LetterFile.safeParse({ page: { sendd: 'Envoyer' } }).success).toBe(false)
})

test('every operation has a sample', () => {
  for (const kind of operationKinds)
    expect(Operation.parse(sampleOperation(kind, partner(), library, now).operation).kind).toBe(kind)
})

test('the way of a letter names the links and reply tokens that were filled in: the stored letter has none of them', async () => {
  const email = createEmail({
    sign: async (text) => [new Uint8Array(Buffer.from(text.padEnd(32)).subarray(0, 32).reverse())],
    publicUrl: () => 'https://ill.example',
    letters: {},
  })
  const content = JSON.stringify(write('request'))
  const { mail, secrets } = await email.route(content, 'application/json', partner())
  expect(secrets.some((secret) => mail.text.includes(`https://ill.example/respond/${secret}`))).toBe(true)
  expect(secrets.some((secret) => mail.replyTo?.address.includes(secret))).toBe(true)
  expect(secrets.filter((secret) => content.includes(secret))).toEqual([])
})
