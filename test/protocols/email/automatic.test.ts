import { isAutomatic, readBounce, readMail } from '@lendwire/email'
import { describe, expect, test } from 'vitest'
import { mailBytes, readable } from './mails.ts'

describe('automatic mail', () => {
  test.each([
    ['auto_submitted', ['Auto-Submitted: auto-replied; owner-email="a@b.example"']],
    ['no_return_path', ['Return-Path: <>']],
    ['automatic_reply_header', ['X-Autorespond: ']],
    ['automatic_reply_header', ['X-Auto-Reply: true']],
    ['automatic_reply_header', ['Precedence: auto_reply']],
    ['auto_submitted', ['Precedence: list', 'Auto-Submitted: auto-replied']],
    ['report', ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b']],
    ['subject', ['Subject: Out of Office: your letter']],
    ['subject', ['Subject: =?utf-8?Q?Automatische_Antwort=3A_Ihre_Anfrage?=']],
    ['subject', ['Subject: Abwesend bis 12. März']],
    ['subject', ['Subject: Urlaub']],
    ['subject', ['Subject: Auto: I am away']],
    ['subject', ['Subject: Respuesta automática: préstamo']],
    ['subject', ['Subject: Risposta automatica: prestito']],
    ['subject', ['Subject: Automatisch antwoord: aanvraag']],
    ['subject', ['Subject: Autosvar: låneanmodning']],
    ['subject', ['Subject: Fraværsmelding']],
    ['subject', ['Subject: Frånvaro: lån']],
  ])('%s: %s', async (reason, headers) => {
    expect(isAutomatic(await readable(headers))).toEqual({ reason, isCertain: true })
  })

  test.each([
    ['auto_generated', ['Auto-Submitted: auto-generated']],
    ['inbox_rule', ['X-MS-Exchange-Inbox-Rules-Loop: ill@partner.example']],
    ['precedence', ['Precedence: list']],
    ['precedence', ['X-Precedence: bulk']],
    ['mailing_list', ['List-Id: <ill.partner.example>']],
    ['mailing_list', ['List-Unsubscribe: <mailto:x@y.example>']],
  ])('a person may have written it: %s: %s', async (reason, headers) => {
    expect(isAutomatic(await readable(headers))).toEqual({ reason, isCertain: false })
  })

  test.each([
    [['Auto-Submitted: no']],
    [['X-Autoreply: no']],
    [['Precedence: first-class']],
    [['Return-Path: <ill@partner.example>']],
    [['Subject: Re: Automatic reply: your letter']],
    [['Subject: AW: Abwesenheitsnotiz']],
    [['Subject: Automatic answering machines, a history [LIBA-7K2MQ4X9-1]']],
    [['Subject: Vacation reading: loan request']],
    [['Subject: Urlaubsliteratur']],
    [['Subject: SV: Autosvar: lån']],
  ])('a person: %s', async (headers) => {
    expect(isAutomatic(await readable(headers))).toBeUndefined()
  })
})

describe('bounces', () => {
  function report(status: string, quoted = 'Message-ID: <letter@library.example>'): Uint8Array {
    return mailBytes(
      [
        'From: MAILER-DAEMON@mx.example',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      ],
      [
        '--b',
        'Content-Type: text/plain',
        '',
        'Sorry.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        status,
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        quoted,
        '',
        '--b--',
      ].join('\r\n'),
    )
  }
  async function bounceOf(bytes: Uint8Array) {
    const result = await readMail(bytes)
    if (!result.ok) throw new Error(result.message)
    return readBounce(result.mail)
  }

  test('several recipients, of which one was reached', async () => {
    const bounce = await bounceOf(
      report(
        'Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; a@x.example\r\nAction: failed\r\nStatus: 5.2.1 (disabled)\r\n\r\nFinal-Recipient: RFC822;b@x.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\nOriginal-Recipient: rfc822;c@x.example\r\nAction: Delayed\r\nStatus: 4.4.7\r\nDiagnostic-Code: smtp;\r\n 421 try later',
        'Subject: x\r\nMessage-Id:\r\n <letter@library.example>',
      ),
    )
    expect(bounce).toEqual({
      form: 'delivery_status',
      quotedMessageId: '<letter@library.example>',
      failed: [
        {
          recipient: 'a@x.example',
          status: '5.2.1',
          kind: 'permanent',
          action: 'failed',
          diagnostic: undefined,
        },
        {
          recipient: 'c@x.example',
          status: '4.4.7',
          kind: 'transient',
          action: 'delayed',
          diagnostic: 'smtp; 421 try later',
        },
      ],
    })
  })

  test('a status that is only in the diagnostic', async () => {
    const bounce = await bounceOf(
      report(
        'X: y\r\n\r\nFinal-Recipient: rfc822;a@x.example\r\nAction: failed\r\nDiagnostic-Code: smtp; 550 no such user',
      ),
    )
    expect(bounce?.failed).toMatchObject([{ status: '550', kind: 'permanent' }])
  })

  test('a Message-ID in the body of the quoted letter is not its own', async () => {
    const bounce = await bounceOf(
      report(
        'X: y\r\n\r\nFinal-Recipient: rfc822;a@x.example\r\nAction: failed\r\nStatus: 5.0.0',
        'Subject: x\r\n\r\nMessage-ID: <forged@evil.example>',
      ),
    )
    expect(bounce?.quotedMessageId).toBeUndefined()
  })

  test.each([
    [
      'success',
      report('X: y\r\n\r\nFinal-Recipient: rfc822;a@x.example\r\nAction: relayed\r\nStatus: 2.0.0'),
    ],
    ['nobody is named', report('Reporting-MTA: dns; mx.example')],
    [
      'a person who quotes one',
      mailBytes(
        ['From: tom@partner.example'],
        'Look what I got:\r\n\r\nHi. This is the qmail-send program at x.\r\n<a@x.example>:\r\n550 no',
      ),
    ],
    [
      'a mail server that reports something else',
      mailBytes(['From: MAILER-DAEMON@mx.example'], 'Your quota is full.'),
    ],
  ])('no bounce: %s', async (_, bytes) => {
    expect(await bounceOf(bytes)).toBeUndefined()
  })
})
