import { readMail, referencesIn, requestIdIn, tokenIn } from '@lendwire/email'
import { describe, expect, test } from 'vitest'
import { htmlText } from '../../../protocols/email/src/html-text.ts'
import { mailBytes, readable } from './mails.ts'
import { sampleBytes } from './samples.ts'

describe('headers', () => {
  test('addresses, groups, names, ids, date', async () => {
    const mail = await readable([
      'From: =?utf-8?Q?B=C3=BCcherei?= <ILL@Partner.Example>',
      'To: "Central, Library" <ill+abc@library.example>, Group: a@b.example, c@d.example;',
      'Cc: nobody, <broken@>, (comment) e@f.example',
      'Reply-To: answers@partner.example',
      'Subject: =?utf-8?B?w5xiZXI=?= it',
      'Date: Mon, 2 Mar 2026 10:15:00 +0100',
      'Message-ID: <one@partner.example>',
      'In-Reply-To: <letter@library.example> (your letter)',
      'References: <first@library.example>\r\n <letter@library.example> broken',
    ])
    expect(mail).toMatchObject({
      from: { name: 'Bücherei', address: 'ILL@partner.example' },
      to: [
        { name: 'Central, Library', address: 'ill+abc@library.example' },
        { name: '', address: 'a@b.example' },
        { name: '', address: 'c@d.example' },
      ],
      replyTo: [{ address: 'answers@partner.example' }],
      subject: 'Über it',
      date: '2026-03-02T09:15:00.000Z',
      messageId: '<one@partner.example>',
      inReplyTo: ['<letter@library.example>'],
      references: ['<first@library.example>', '<letter@library.example>'],
      textFrom: 'none',
      notes: [],
    })
    expect(mail.cc.map(({ address }) => address)).toEqual(['e@f.example'])
    expect(referencesIn(mail)).toEqual(['<letter@library.example>', '<first@library.example>'])
  })

  test.each([
    ['two From fields', ['From: a@b.example', 'From: c@d.example']],
    ['two addresses in From', ['From: a@b.example, c@d.example']],
    ['no address in From', ['From: somebody']],
  ])('nobody is taken for the sender: %s', async (_, headers) => {
    const mail = await readable(headers)
    expect(mail.from).toBeUndefined()
    expect(mail.notes).toEqual(['sender_unclear'])
  })

  test('no line break of an encoded word gets out', async () => {
    const result = await readMail(sampleBytes('hostile-header-injection.eml'))
    if (!result.ok) throw new Error(result.message)
    expect(result.mail.subject).toBe('Re: request X-Forged: yes [LIBA-7K2MQ4X9-1]')
    expect(result.mail.from?.name).toBe('ILL Bcc: all@library.example')
  })
})

describe('the token of a reply address', () => {
  const pattern = 'ill+{token}@library.example'

  test.each(['To', 'Cc', 'Delivered-To', 'X-Original-To', 'Envelope-To'])('in %s', async (field) => {
    const mail = await readable([`${field}: <ill+t7k2m9q4@Library.example>`])
    expect(tokenIn(mail, pattern)).toBe('t7k2m9q4')
  })

  test.each([
    ['none', 'ill@library.example'],
    ['another domain', 'ill+abc@library.example.evil.example'],
    ['another mailbox', 'all+abc@library.example'],
    ['two that differ', 'ill+abc@library.example, ill+def@library.example'],
    ['empty', 'ill+@library.example'],
    ['a point is no wild card', 'ill+abc@libraryxexample'],
  ])('not found: %s', async (_, to) => {
    expect(tokenIn(await readable([`To: ${to}`]), pattern)).toBeUndefined()
  })

  test('the same one twice is one', async () => {
    const mail = await readable(['To: ill+abc@library.example', 'Delivered-To: ill+abc@library.example'])
    expect(tokenIn(mail, pattern)).toBe('abc')
  })

  test('a pattern needs its place', () => {
    expect(() => tokenIn({ deliveredTo: [] }, 'ill@library.example')).toThrow('{token}')
  })
})

test.each([
  ['Re: Loan request: Der Process [LIBA-7K2MQ4X9-1]', 'LIBA-7K2MQ4X9-1'],
  ['AW: LIBA-7K2MQ4X9-12: Leihfrist', 'LIBA-7K2MQ4X9-12'],
  ['[LIBA-7K2MQ4X9-1] and LIBB-AAAA1111-1', 'LIBA-7K2MQ4X9-1'],
  ['LIBA-7K2MQ4X9-1 and LIBB-AAAA1111-1', undefined],
  ['LIBA-7K2MQ4X9', undefined],
  ['ISBN 3-16-148410-0', undefined],
  ['', undefined],
])('the request id in %s', (subject, id) => {
  expect(requestIdIn(subject)).toBe(id)
})

describe('results of mail servers (Authentication-Results)', () => {
  async function attachmentOf(...fields: readonly string[]) {
    return (await readable(fields.map((field) => `Authentication-Results: ${field}`))).authentication
  }

  test('are read as RFC 8601 has them', async () => {
    const fields = await attachmentOf(
      'mx.library.example 1; (a comment; with (nested) parts)\r\n dkim=pass (2048-bit key) reason="good signature; really" header.d=partner.example header.i=@partner.example;\r\n spf=softfail smtp.mailfrom=partner.example',
      'other.example; none',
    )
    expect(fields).toEqual([
      {
        authservId: 'mx.library.example',
        results: [
          {
            method: 'dkim',
            result: 'pass',
            reason: 'good signature; really',
            properties: { 'header.d': 'partner.example', 'header.i': '@partner.example' },
          },
          { method: 'spf', result: 'softfail', properties: { 'smtp.mailfrom': 'partner.example' } },
        ],
      },
      { authservId: 'other.example', results: [] },
    ])
  })

  test('are read from Exchange Online, which leaves its name out', async () => {
    const [field] = await attachmentOf(
      'spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=partner.example; dmarc=pass action=none header.from=partner.example;compauth=pass reason=100',
    )
    expect(field?.authservId).toBe('')
    expect(field?.results.map(({ method, result }) => `${method} ${result}`)).toEqual([
      'spf pass',
      'dmarc pass',
      'compauth pass',
    ])
  })

  test('a pass in a comment or in quotation marks is none', async () => {
    const [field] = await attachmentOf(
      'mx.library.example; spf=fail (spf=pass; dkim=pass) reason="x; dmarc=pass"',
    )
    expect(field?.results.map(({ method, result }) => `${method} ${result}`)).toEqual(['spf fail'])
  })

  test('names that objects have of themselves do no harm', async () => {
    const [field] = await attachmentOf('mx.library.example; spf=pass __proto__.x=1 constructor.y=2')
    expect(field?.results[0]?.properties).toEqual({ '__proto__.x': '1', 'constructor.y': '2' })
  })
})

describe('attachments', () => {
  async function attachmentOf(file: string) {
    const result = await readMail(sampleBytes(file))
    if (!result.ok) throw new Error(result.message)
    return result.mail.attachments
  }

  test('the first bytes count, not the name', async () => {
    const [scan] = await attachmentOf('copy-pdf-anbei.eml')
    expect(scan).toMatchObject({
      name: 'scan.pdf',
      declaredType: 'application/octet-stream',
      sniffedType: 'application/pdf',
      unreadable: undefined,
    })
    expect(scan?.size).toBe(scan?.bytes.length)
    const [program] = await attachmentOf('copy-no-pdf.eml')
    expect(program?.declaredType).toBe('application/pdf')
    expect(program?.sniffedType).toBe('application/vnd.microsoft.portable-executable')
  })

  test.each([
    ['winmail-with-text.eml', 'winmail'],
    ['winmail-only.eml', 'winmail'],
    ['smime-opaque.eml', 'smime_container'],
    ['pgp-encrypted.eml', 'pgp_encrypted'],
  ])('%s cannot be read: %s', async (file, unreadable) => {
    expect((await attachmentOf(file))[0]?.unreadable).toBe(unreadable)
  })

  test('a name brings no folder and no turned writing', async () => {
    expect((await attachmentOf('hostile-file-name.eml'))[0]?.name).toBe('fdp.exe')
  })

  test('a message within is an attachment, and its words are not those of the mail', async () => {
    const result = await readMail(sampleBytes('forwarded-as-attachment.eml'))
    if (!result.ok) throw new Error(result.message)
    expect(result.mail.attachments[0]?.declaredType).toBe('message/rfc822')
    expect(result.mail.text).not.toContain('shipped')
  })
})

describe('text', () => {
  test('HTML as a person sees it', async () => {
    const html =
      '<head><title>t</title><style>s</style></head><body>a&nbsp;&lt;b&gt; &auml;&#8364;<p>one<br>two<br><br>three</p><ul><li>x<li>y</ul><div>l1</div><div>l2</div><blockquote>q1<blockquote>q2</blockquote></blockquote><a href="https://a.example/?x=1&amp;y=2">here</a><s>gone</s><!-- c --><pre>p1\n  p2</pre>1 < 2'
    const mail = await readable(['Content-Type: text/html; charset=utf-8'], html)
    expect(mail.text.split('\n')).toEqual([
      'a <b> ä€',
      '',
      'one',
      'two',
      '',
      'three',
      '',
      '* x',
      '* y',
      'l1',
      'l2',
      '',
      '> q1',
      '',
      '> > q2',
      '',
      'here <https://a.example/?x=1&y=2>',
      'p1',
      'p2',
      '1 < 2',
    ])
    expect(mail.textFrom).toBe('html')
  })

  test('is read no further than its text is kept', () => {
    expect(htmlText('<p>word</p>'.repeat(1_000), 40).length).toBeLessThan(80)
  })

  test.each([
    ['charset-utf8-said-latin1.eml', ['charset_repaired'], 'für Sie'],
    ['charset-latin1-said-utf8.eml', ['charset_wrong'], 'f\ufffdr Sie'],
    ['charset-iso-8859-15.eml', [], '12,50 €'],
    ['charset-utf16.eml', [], 'Das Buch wurde heute verschickt.'],
  ])('%s', async (file, notes, text) => {
    const result = await readMail(sampleBytes(file))
    if (!result.ok) throw new Error(result.message)
    expect(result.mail.notes).toEqual(notes)
    expect(result.mail.text).toContain(text)
  })
})

describe('limits', () => {
  const part = '--b\r\n\r\nx\r\n'
  const multipart = ['From: a@b.example', 'Content-Type: multipart/mixed; boundary=b']
  const file = '--b\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4 12345\r\n'

  test.each([
    ['bytes', 'too_large', { bytes: 100 }, mailBytes(['From: a@b.example'], 'x'.repeat(100))],
    [
      'header',
      'header_too_large',
      { headerBytes: 100 },
      mailBytes(['From: a@b.example', `X: ${'x'.repeat(100)}`]),
    ],
    [
      'headers of all parts together',
      'header_too_large',
      { headerBytes: 1000 },
      mailBytes(multipart, `--b\r\nX: ${'x'.repeat(300)}\r\n\r\nx\r\n`.repeat(4)),
    ],
    ['lines', 'too_many_lines', { lines: 100 }, mailBytes(['From: a@b.example'], '\n'.repeat(100))],
    [
      'lines of plain text',
      'too_many_lines',
      { plainLines: 100 },
      mailBytes(['From: a@b.example'], 'a\n'.repeat(100)),
    ],
    ['parts', 'too_many_parts', { parts: 10 }, mailBytes(multipart, part.repeat(11))],
    [
      'parts whose boundary is written in pieces',
      'too_many_parts',
      { parts: 10 },
      mailBytes(['From: a@b.example', 'Content-Type: multipart/mixed; boundary*0=b'], part.repeat(201)),
    ],
    ['depth', 'nested_too_deep', { depth: 20 }, sampleBytes('hostile-nested-parts.eml')],
    [
      'attachments',
      'too_many_attachments',
      { attachments: 3 },
      mailBytes(multipart, `${file.repeat(4)}--b--`),
    ],
    [
      'size of an attachment',
      'attachment_too_large',
      { attachmentBytes: 10 },
      mailBytes(multipart, `${file}--b--`),
    ],
    ['nothing like a mail', 'not_a_mail', {}, new TextEncoder().encode('hello')],
    ['no bytes', 'not_a_mail', {}, new Uint8Array()],
  ] as const)('%s', async (_, reason, limits, bytes) => {
    const result = await readMail(bytes, limits)
    expect(result.ok ? 'read' : result.reason).toBe(reason)
    expect(result.ok ? '' : result.message).not.toContain('@')
  })

  test('a mail within the limits is read', async () => {
    const result = await readMail(mailBytes(multipart, `${part.repeat(10)}--b--`), { parts: 10 })
    expect(result.ok).toBe(true)
  })

  test('lines of base64 are no lines of plain text', async () => {
    const headers = ['From: a@b.example', 'Content-Transfer-Encoding: base64']
    const result = await readMail(mailBytes(headers, 'QUFB\r\n'.repeat(200)), { plainLines: 100 })
    expect(result.ok).toBe(true)
  })

  test('long text is cut, and said to be', async () => {
    const mail = await readable(['Content-Type: text/plain'], 'The book was shipped. '.repeat(20_000))
    expect(mail.notes).toEqual(['text_cut'])
    expect(mail.text.length).toBe(200_000)
  })
})
